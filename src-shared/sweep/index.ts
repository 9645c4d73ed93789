export { aggregate, type Spread, type SweepCurve, type SweepResult, spreadOf } from './aggregate';
export { analyses, findAnalysis } from './analyses';
export type { Analysis } from './analysis';
export { expandAxis, expandSweep, type SweepPoint } from './expand';
export { type MetricAddress, namedAddress, parseMetricAddress, type Window } from './metricAddress';
export { defaultMetrics, type SweepAxis, type SweepSpec, sweepAxisSchema, sweepSpecSchema } from './spec';
export { columnFormat, type Format, formatOf, type SpreadTexts, spreadText, spreadTexts } from './spreadText';
export { type SweepStatus, sweepStatus, sweepStatuses } from './status';
export { sweepCsv } from './sweepCsv';
export {
  expandValues,
  formatValue,
  maxValues,
  type SweepValue,
  type SweepValues,
  sweepValueSchema,
  sweepValuesSchema,
  type ValueRange,
  valueRangeSchema,
} from './values';
