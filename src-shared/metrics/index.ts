export { type Headline, headlineMetrics, lossMetric, metric, tapMetrics, tapOf } from './names';
