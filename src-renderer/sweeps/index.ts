export { SweepsPanel } from './list/SweepsPanel';
export { SweepResults } from './results/SweepResults';
export { canSweep } from './store/plan';
export { planSweep, restoreOpenSweep, useOpenedSweep } from './store/stores';
