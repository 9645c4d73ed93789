export { CompareView } from './CompareView';
export { openComparison } from './store/stores';
