export { planOf } from './planOf';
export { forkOf, keepWeights } from './weights';
