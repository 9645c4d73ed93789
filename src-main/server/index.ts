export { builtFiles } from './builtFiles';
export { takeLock } from './engineLock';
export { hostLab } from './hostLab';
export { type Lab, type OpenLabOptions, openLab } from './openLab';
export { openThisLab } from './thisLab';
