export { builtFiles } from './builtFiles';
export { hostLab } from './hostLab';
export { type Lab, type OpenLabOptions, openLab } from './openLab';
export { openThisLab } from './thisLab';
