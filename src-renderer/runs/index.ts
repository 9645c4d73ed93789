export { RunDetails } from './details/RunDetails';
export { RunsPanel } from './list/RunsPanel';
export type { RunsState } from './store/runsStore';
export { metricsStore, runsStore, useActiveRun, useRuns } from './store/stores';
