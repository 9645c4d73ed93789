import type { MetricDefinition } from '@shared/metric';
import type { AxisKind } from './chartDefinition';

/** Below these spans an axis shows noise as if it were change. */
const leastSpans = { ratio: 0.1, percent: 0.1, rank: 2, loss: 0.1, magnitude: 0 } as const;

/**
 * The axis of a metric: its whole range where that has two ends, so that charts can be compared, but for accuracies,
 * whose differences would drown in it.
 */
export function metricAxis(metric: MetricDefinition | undefined): AxisKind {
  if (metric === undefined) return { scale: 'fit' };
  const { format, range } = metric;
  const [low, high] = range;
  const leastSpan = leastSpans[format];
  if (format === 'percent') return { scale: 'fit', leastSpan, percent: true };
  if (format === 'magnitude') return { scale: 'magnitudes' };
  if (low !== null && high !== null) return { scale: 'fixed', range: [low, high] };
  return { scale: 'fit', leastSpan, ...(low === null ? {} : { from: low }) };
}
