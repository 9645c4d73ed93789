export { fileFault } from './fileFault';
export { makePrivateFile, makePrivateFolder } from './privateFiles';
export { type ProcessLock, takeProcessLock } from './processLock';
export { type WrittenFile, writeWholeFile } from './wholeFile';
