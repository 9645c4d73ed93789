export { builtFiles } from './builtFiles';
export { takeLock } from './engineLock';
export { hostLab } from './hostLab';
export { LabQueue } from './labQueue';
export { type Lab, type OpenLabOptions, openLab } from './openLab';
export { openThisLab } from './thisLab';
