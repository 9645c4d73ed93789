export { loadBackend } from './backend';
export type {
  Backend,
  Executor,
  FeedMap,
  OutputMap,
  Program,
  ProgramVariable,
  RecordedProgram,
  Recording,
  RecordRequest,
  Stateless,
  StepFunction,
  StepResult,
  Update,
} from './program/types';
