export { loadBackend } from './backend';
export type {
  Backend,
  Executor,
  FeedMap,
  OutputMap,
  Precision,
  Program,
  ProgramVariable,
  Recording,
  RecordRequest,
  Stateless,
  StepFunction,
  StepResult,
  Update,
} from './program/types';
