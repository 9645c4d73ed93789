export { addressOf, addressParts, addressPattern, hasAddress } from './address';
export { csvCell } from './csvCell';
export {
  type Accuracy,
  defineMetric,
  type HeadlineEntry,
  type MetricDefinition,
  type MetricFormat,
  type MetricLimits,
  type MetricOf,
  metricKinds,
  type NodeFacts,
  type Tone,
} from './definition';
export { entropyRank } from './entropyRank';
export { evenly } from './evenly';
export { formatCount, formatFixed, formatMagnitude, formatMetric, formatPercent } from './format';
export type { GradientParts } from './gradientParts';
export { HeldOut, type Rows, type Views } from './heldOut';
export { LabelledFeatures, type LabelledRows } from './labelled';
export { linearAnswers } from './linearProbe';
export type { MeasuredNode, MeasuredStep } from './measuredStep';
export { WatchedEmbedding } from './watchedEmbedding';
export { lowDimensional, whitenedMeans } from './whitenedMeans';
