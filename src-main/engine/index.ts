export { type Engine, openEngine } from './engine';
export type { EngineOptions } from './handlers/context';
export { absoluteSource, resolveDataSources, sourceOf } from './handlers/dataSources';
export type { LabListener } from './queue/eventStream';
export { noQueue, type QueuePlace } from './queue/queuePlace';
export {
  type PlacedJob,
  type SpawnTrainer,
  type TrainerExit,
  type TrainerListener,
  type TrainerProcess,
  trainerProcesses,
} from './queue/trainerProcess';
