export { type Engine, openEngine } from './engine';
export type { EngineOptions } from './handlers/context';
export { absoluteSource, resolveDataSources } from './handlers/dataSources';
export type { LabListener } from './queue/eventStream';
export { type SpawnTrainer, trainerProcesses } from './queue/trainerProcess';
