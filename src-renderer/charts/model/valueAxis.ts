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
/** A logarithmic axis is at least so high. */
const leastDecades = 1;

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

/** The axis that shows the positive values of `series` logarithmically. */
function logAxis(series: Iterable<readonly number[]>): ValueAxis {
  const positive = Array.from(series, (values) => values.filter((value) => value > 0));
  const found = extent(positive);
  if (found === undefined) return { range: [0.1, 1], log: true, blank: true };
  const [from, to] = padded([Math.log10(found[0]), Math.log10(found[1])], leastDecades);
  return { range: [10 ** from, 10 ** to], log: true, blank: false };
}

/** The axis that shows `series` as `kind` says. @param log logarithmically, whatever `kind` says */
export function valueAxis(kind: AxisKind, series: Iterable<readonly number[]>, log = false): ValueAxis {
  if (log) return logAxis(series);
  if (kind.scale === 'fixed') return { range: kind.range, log: false, blank: false };
  const found = extent(series);
  if (found === undefined) return { range: [0, 1], log: false, blank: true };
  const [least, greatest] = found;
  if (kind.scale === 'magnitudes' && least > 0 && greatest / least > logSpan) {
    return logAxis([found]);
  }
  const [from, to] = padded(found, kind.leastSpan ?? Math.max(Math.abs(greatest) * padding, 1e-6));
  return { range: [kind.from ?? from, to], log: false, blank: false };
}

/** Where a value lies on its axis: 0 at the bottom, 1 at the top. */
export function share({ range: [from, to], log }: Pick<ValueAxis, 'range' | 'log'>, value: number): number {
  if (log && value <= 0) return 0;
  if (log) return Math.log(value / from) / Math.log(to / from);
  return (value - from) / (to - from);
}
