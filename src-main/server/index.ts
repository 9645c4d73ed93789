export { builtFiles } from './builtFiles';
export { hostLab } from './hostLab';
export { type Lab, type OpenLabOptions, openLab } from './openLab';
export type { EngineMessage, ShellMessage } from './shellProtocol';
export { openThisLab } from './thisLab';
