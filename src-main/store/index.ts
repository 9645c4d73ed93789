export type { Artifact, RunCheckpoint } from './artifacts';
export { contentHash } from './contentHash';
export { sumUpSeries } from './migrations';
export type { NewRun, RunChange } from './runs';
export { storageFault } from './storageFault';
export { openStore, type Store } from './store';
export type { StoredPoint } from './sweeps';
