export { csvCell } from './csvCell';
export { evenly } from './evenly';
export {
  type Headline,
  headlineMetrics,
  type LensMetric,
  lensMetrics,
  metric,
  type TapMetric,
  tapMetrics,
  tapOf,
} from './names';
export { effectiveRank } from './spectrum';
