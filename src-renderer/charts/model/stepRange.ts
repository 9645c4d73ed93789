import type { Run } from '@shared/api';
import type { Range } from '@shared/curve';
import { isActive } from '@shared/run';

export type { Range };

const leastSteps = 20;

/**
 * Where the axis of a growing run ends: its last step, or that halved as often as the points still fit. So early
 * points have room, and the axis is stretched a few times only.
 */
export function growingEnd(last: number, total: number | null): number {
  if (total === null) return Math.max(leastSteps, 2 ** Math.ceil(Math.log2(Math.max(1, last))));
  let end = Math.max(total, last);
  while (end / 2 >= Math.max(last, leastSteps)) end /= 2;
  return Math.ceil(end);
}

/** The steps that the charts show when nobody has zoomed: from 0 to the longest run's end. */
export function fullRange(
  runs: readonly { readonly run: Pick<Run, 'status' | 'totalSteps'>; readonly last: number }[],
): Range {
  const ends = runs.map(({ run, last }) =>
    isActive(run) ? growingEnd(Math.max(0, last), run.totalSteps) : Math.max(0, last),
  );
  return [0, Math.max(1, ...ends)];
}
