export { RunDetails } from './RunDetails';
export { RunsPanel } from './RunsPanel';
export type { RunsState } from './runsStore';
export { metricsStore, runsStore, useActiveRun, useRuns } from './stores';
