export {
  type Headline,
  headlineMetrics,
  lossMetric,
  metric,
  type TapMetric,
  tapMetrics,
  tapOf,
} from './names';
export { effectiveRank } from './spectrum';
