export { fileFault } from './fileFault';
export { type ProcessLock, takeProcessLock } from './processLock';
export { type WrittenFile, writeWholeFile } from './wholeFile';
