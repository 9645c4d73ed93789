import type { MetricSeries } from '@shared/api';
import { firstAtOrAfter } from '../../runs/store/series';
import type { Range } from './stepRange';

export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/**
 * What is worth drawing of a series in a window: every point where there are few, else the first, the least, the
 * greatest and the last of each of `buckets` equal spans, so that no peak is lost. One point beyond either end is kept:
 * the line runs on.
 */
export function thin({ steps, values }: MetricSeries, [from, to]: Range, buckets: number): Points {
  const start = Math.max(0, firstAtOrAfter(steps, from) - 1);
  const end = Math.min(steps.length, firstAtOrAfter(steps, to + 1) + 1);
  if (end - start <= buckets * 4) return { steps: steps.slice(start, end), values: values.slice(start, end) };
  const kept = new Set<number>([start, end - 1]);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const first = start + Math.floor(((end - start) * bucket) / buckets);
    const next = start + Math.floor(((end - start) * (bucket + 1)) / buckets);
    let least = first;
    let greatest = first;
    for (let index = first; index < next; index += 1) {
      if ((values[index] ?? 0) < (values[least] ?? 0)) least = index;
      if ((values[index] ?? 0) > (values[greatest] ?? 0)) greatest = index;
    }
    for (const index of [first, least, greatest, next - 1]) kept.add(index);
  }
  const indices = [...kept].sort((a, b) => a - b);
  return {
    steps: indices.map((index) => steps[index] ?? 0),
    values: indices.map((index) => values[index] ?? 0),
  };
}

/** The index of the point nearest to `step`; undefined when there are no points. */
export function nearestPoint(steps: readonly number[], step: number): number | undefined {
  if (steps.length === 0) return undefined;
  const after = Math.min(steps.length - 1, firstAtOrAfter(steps, step));
  const before = Math.max(0, after - 1);
  const distance = (index: number) => Math.abs((steps[index] ?? 0) - step);
  return distance(before) <= distance(after) ? before : after;
}
