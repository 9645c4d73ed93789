export { type Labels, labels } from './labels';
export { type Cell, type RunTable, runTable } from './runTable';
