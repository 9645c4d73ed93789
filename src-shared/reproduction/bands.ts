import type { MetricSeries } from '../api';

/** One metric over training for several seeds: mean and extremes at every step that any of them has. */
export interface Band {
  readonly steps: readonly number[];
  readonly mean: readonly number[];
  readonly min: readonly number[];
  readonly max: readonly number[];
}

/** The band of the same metric of several runs; undefined where none has a point. */
export function bandOf(series: readonly Pick<MetricSeries, 'steps' | 'values'>[]): Band | undefined {
  const at = new Map<number, number[]>();
  for (const { steps, values } of series)
    steps.forEach((step, index) => {
      const value = values[index];
      if (value !== undefined) at.set(step, [...(at.get(step) ?? []), value]);
    });
  if (at.size === 0) return undefined;
  const rows = [...at].sort(([a], [b]) => a - b);
  return {
    steps: rows.map(([step]) => step),
    mean: rows.map(([, values]) => values.reduce((sum, value) => sum + value, 0) / values.length),
    min: rows.map(([, values]) => Math.min(...values)),
    max: rows.map(([, values]) => Math.max(...values)),
  };
}
