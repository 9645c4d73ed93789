export { CompareView } from './CompareView';
export { openComparison } from './stores';
