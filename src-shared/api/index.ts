export { arithmeticText, computesWith } from './arithmeticText';
export { type Api, type CallInput, type CallName, type CallOutput, calls } from './calls';
export * from './comparisonCalls';
export type { CallAnswer, DesktopBridge } from './desktopBridge';
export { type LabEvent, labEventSchema } from './events';
export { childSchema, type Fork, type ForkOrigin, forkOriginSchema, forkSchema } from './forkModels';
export { forkText } from './forkText';
export * from './models';
export {
  type CallRequest,
  isCallName,
  parseError,
  parseInput,
  parseOutput,
} from './parse';
export * from './queueCalls';
export * from './runTableCalls';
export * from './storageCalls';
export * from './sweepModels';
