export { type Engine, type EngineOptions, openEngine } from './engine';
export { absoluteSource, resolveDataSources } from './handlers/dataSources';
export type { LabListener } from './queue/eventStream';
export { type SpawnTrainer, trainerProcesses } from './queue/trainerProcess';
