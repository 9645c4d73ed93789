import type { MetricSeries } from '@shared/api';
import { type Points, type Range, worthDrawing } from '@shared/curve';

/** What is worth drawing of a series in a window of `buckets` pixels. */
export function thin({ steps, values }: MetricSeries, range: Range, buckets: number): Points {
  const indices = worthDrawing(steps, [values], { range, buckets });
  return {
    steps: indices.map((index) => steps[index] ?? 0),
    values: indices.map((index) => values[index] ?? 0),
  };
}
