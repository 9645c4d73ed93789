export { effectiveRank } from './spectrum';
export { type Headline, headlineMetrics, lossMetric, metric, type TapMetric, tapMetrics, tapOf } from './names';
