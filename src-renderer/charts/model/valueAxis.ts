import type { AxisKind } from './chartDefinition';
import type { Range } from './stepRange';

/** The scale of a y axis; `range` is in the values' own unit, logarithmic or not. */
export interface ValueAxis {
  readonly range: Range;
  readonly log: boolean;
  /** There is nothing to fit it to yet, so its range says nothing. */
  readonly blank: boolean;
}

/** Values that span more than this are drawn logarithmically where the chart allows it. */
const logSpan = 30;
const padding = 0.08;

/** The least and the greatest finite value; undefined when there is none. */
export function extent(series: Iterable<readonly number[]>): Range | undefined {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const values of series) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  return least <= greatest ? [least, greatest] : undefined;
}

/** Some room around values; at least `leastSpan` in all, so that noise does not look like a change. */
function padded([least, greatest]: Range, leastSpan: number): Range {
  const room = Math.max((greatest - least) * padding, (leastSpan - (greatest - least)) / 2);
  return [least - room, greatest + room];
}

/** The axis that shows `series` as `kind` says. */
export function valueAxis(kind: AxisKind, series: Iterable<readonly number[]>): ValueAxis {
  if (kind.scale === 'fixed') return { range: kind.range, log: false, blank: false };
  const found = extent(series);
  if (found === undefined) return { range: [0, 1], log: false, blank: true };
  const [least, greatest] = found;
  if (kind.scale === 'magnitudes' && least > 0 && greatest / least > logSpan) {
    const [from, to] = padded([Math.log10(least), Math.log10(greatest)], 1);
    return { range: [10 ** from, 10 ** to], log: true, blank: false };
  }
  const [from, to] = padded(found, kind.leastSpan ?? Math.max(Math.abs(greatest) * padding, 1e-6));
  return { range: [kind.from ?? from, to], log: false, blank: false };
}

/** Where a value lies on its axis: 0 at the bottom, 1 at the top. */
export function share({ range: [from, to], log }: Pick<ValueAxis, 'range' | 'log'>, value: number): number {
  if (log) return Math.log(value / from) / Math.log(to / from);
  return (value - from) / (to - from);
}
