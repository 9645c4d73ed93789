import type { RunMark } from '@shared/api';
import { formatCount } from '@shared/metric';
import { markTitle } from './markTitle';

/** Marks that are shown as one, in step order; at least one. */
export type MarkGroup = readonly [RunMark, ...RunMark[]];

/** What happens of itself again and again, and says little one by one. */
function isRoutine({ kind }: RunMark): boolean {
  return kind === 'checkpoint';
}

/**
 * Joins each mark to the group before it where `together` says so of the group's first mark.
 * @param marks in step order
 */
function grouped(
  marks: readonly RunMark[],
  together: (first: RunMark, mark: RunMark) => boolean,
): readonly MarkGroup[] {
  const groups: [RunMark, ...RunMark[]][] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last !== undefined && together(last[0], mark)) last.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

/** The marks as a chart draws them: those of one step, and routine ones nearer than `gap` pixels, together. */
export function groupsAlong(
  marks: readonly RunMark[],
  toX: (step: number) => number,
  gap: number,
): readonly MarkGroup[] {
  return grouped(
    marks,
    (first, mark) =>
      first.step === mark.step ||
      (isRoutine(first) && isRoutine(mark) && toX(mark.step) - toX(first.step) < gap),
  );
}

/** The marks as a list tells them: routine ones of a kind in a row together. */
export function groupsInARow(marks: readonly RunMark[]): readonly MarkGroup[] {
  return grouped(marks, (first, mark) => isRoutine(first) && first.kind === mark.kind);
}

/** `1,200` or `20–1,200`. */
export function groupSteps(group: MarkGroup): string {
  const from = group[0].step;
  const to = group.at(-1)?.step ?? from;
  return from === to ? formatCount(from) : `${formatCount(from)}–${formatCount(to)}`;
}

/** `Checkpoint`, `Checkpoint × 24, Evaluation`. */
export function groupTitle(group: MarkGroup): string {
  const counts = new Map<string, number>();
  for (const mark of group) counts.set(markTitle(mark), (counts.get(markTitle(mark)) ?? 0) + 1);
  return [...counts].map(([title, count]) => (count === 1 ? title : `${title} × ${count}`)).join(', ');
}
