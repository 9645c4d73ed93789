export { type Api, type CallInput, type CallName, type CallOutput, calls } from './calls';
export { type LabEvent, labEventSchema } from './events';
export * from './models';
export {
  type CallRequest,
  describeProblems,
  isCallName,
  parseError,
  parseInput,
  parseOutput,
} from './parse';
