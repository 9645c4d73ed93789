import { firstAfter, firstAtOrAfter, type Range } from './points';

/** The most points of a bucket that are kept, for one row of values. */
const kept = 4;

interface ThinRequest {
  /** The stretch of the axis that is drawn. */
  readonly range: Range;
  /** Equal spans of it, such as pixels. */
  readonly buckets: number;
}

/**
 * The indices of the points that are worth drawing: all where there are few, else of each bucket the first, the last, and
 * the least and the greatest of each row, so that no peak is lost (min-max downsampling, OM3). One point beyond either
 * end is kept: the line runs on.
 * @param rows values at the steps: a line, and the edges of its band where it has one
 */
export function worthDrawing(
  steps: readonly number[],
  rows: readonly (readonly number[])[],
  { range: [from, to], buckets }: ThinRequest,
): number[] {
  const start = Math.max(0, firstAtOrAfter(steps, from) - 1);
  const end = Math.min(steps.length, firstAfter(steps, to) + 1);
  const all = (first: number, next: number) =>
    Array.from({ length: Math.max(0, next - first) }, (_, place) => first + place);
  if (end - start <= buckets * kept) return all(start, end);

  const found: number[] = [];
  const bucketOf = (index: number) => Math.floor((((steps[index] ?? 0) - from) / (to - from)) * buckets);
  for (let first = start; first < end; ) {
    const bucket = bucketOf(first);
    let next = first + 1;
    while (next < end && bucketOf(next) === bucket) next += 1;
    const chosen = new Set([first, next - 1]);
    for (const row of rows) {
      let [least, greatest] = [first, first];
      for (let index = first + 1; index < next; index += 1) {
        const value = row[index] ?? 0;
        if (value < (row[least] ?? 0)) least = index;
        if (value > (row[greatest] ?? 0)) greatest = index;
      }
      chosen.add(least).add(greatest);
    }
    found.push(...[...chosen].sort((a, b) => a - b));
    first = next;
  }
  return found;
}
