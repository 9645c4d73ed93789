export { type Engine, openEngine } from './engine';
export type { EngineOptions } from './handlers/context';
export { absoluteSource, resolveDataSources } from './handlers/dataSources';
export type { LabListener } from './queue/eventStream';
export {
  type PlacedJob,
  type SpawnTrainer,
  type TrainerExit,
  type TrainerListener,
  type TrainerProcess,
  trainerProcesses,
} from './queue/trainerProcess';
