export { canSweep } from './plan';
export { SweepResults } from './SweepResults';
export { SweepsPanel } from './SweepsPanel';
export { planSweep, restoreOpenSweep, useOpenedSweep } from './stores';
