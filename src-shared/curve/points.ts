/** Points of a measure, steps rising. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** A stretch of an axis. */
export type Range = readonly [from: number, to: number];

/** The index of the first step that is not below `step`. */
export function firstAtOrAfter(steps: readonly number[], step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? Number.POSITIVE_INFINITY) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first step above `step`. */
export function firstAfter(steps: readonly number[], step: number): number {
  const first = firstAtOrAfter(steps, step);
  return steps[first] === step ? first + 1 : first;
}

/** The index of the point nearest to `step`; undefined when there are no points. */
export function nearestPoint(steps: readonly number[], step: number): number | undefined {
  if (steps.length === 0) return undefined;
  const after = Math.min(steps.length - 1, firstAtOrAfter(steps, step));
  const before = Math.max(0, after - 1);
  const distance = (index: number) => Math.abs((steps[index] ?? 0) - step);
  return distance(before) <= distance(after) ? before : after;
}
