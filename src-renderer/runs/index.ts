export { RunDetails } from './RunDetails';
export { RunsPanel } from './RunsPanel';
export { activeRun, type RunsState } from './runsStore';
export { metricsStore, runsStore, useActiveRun, useRuns } from './stores';
