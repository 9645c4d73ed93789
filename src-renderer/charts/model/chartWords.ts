import { nearestPoint } from '@shared/curve';
import type { ChartModel } from './chartModel';

/** The values at a step in words, at the lines' ends without one: `step 240: std 0.31, rank 9.5`. */
export function chartWords({ lines, comparing, axis }: ChartModel, cursor: number | null): string {
  const last = Math.max(0, ...lines.map(({ series }) => series.steps.at(-1) ?? 0));
  const values = lines.flatMap(({ series, quantity, label }) => {
    const index = nearestPoint(series.steps, cursor ?? last);
    const value = index === undefined ? undefined : series.values[index];
    const name = comparing ? `${label} ${quantity.label}` : quantity.label;
    return value === undefined ? [] : [`${name} ${quantity.format(value)}`];
  });
  return values.length === 0 ? 'no points yet' : `${axis.words(cursor ?? last)}: ${values.join(', ')}`;
}
