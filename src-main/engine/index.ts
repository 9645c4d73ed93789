export { absoluteSource, resolveDataSources } from './dataSources';
export { type Engine, type EngineOptions, openEngine } from './engine';
export type { LabListener } from './eventStream';
export { type SpawnTrainer, trainerProcesses } from './trainerProcess';
