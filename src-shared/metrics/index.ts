export {
  type Headline,
  headlineMetrics,
  type LensMetric,
  lensMetrics,
  lossMetric,
  metric,
  type TapMetric,
  tapMetrics,
  tapOf,
} from './names';
export { effectiveRank } from './spectrum';
