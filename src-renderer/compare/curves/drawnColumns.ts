import type { ComparedRun } from '@shared/api';
import type { ComparedColumn, Comparison } from '@shared/comparison';
import type { NamedRun } from '../../charts/model/chartModel';
import { fullRange, type Range } from '../../charts/model/stepRange';
import { runColour } from '../../runs/look/runColours';
import type { ColourToken } from '../../styles/colourToken';
import { type AxisName, stepLength } from './horizontal';

/** A column of a comparison as charts draw it: a line of one run, or the mean of several. */
export interface DrawnColumn extends Pick<ComparedColumn, 'label' | 'name' | 'runs'> {
  /** Id of its first run. */
  readonly id: string;
  /** What stands at the end of its lines. */
  readonly short: string;
  readonly token: ColourToken;
  /** How much of the horizontal axis a step is: the mean of its runs. */
  readonly stepLength: number;
}

function meanLength(
  column: ComparedColumn,
  axis: AxisName,
  runs: readonly ComparedRun[],
): number | undefined {
  const lengths = column.runs.flatMap((one) => stepLength(axis, one, runs) ?? []);
  if (lengths.length === 0) return undefined;
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}

const longestShort = 12;

/** `12`, or `3, 4, 5`: the numbers of the runs are enough where they are the label. */
function shortOf({ label }: ComparedColumn): string {
  const text = label.replace(/^runs? /, '');
  return text.length > longestShort ? `${text.slice(0, longestShort - 1)}…` : text;
}

/** The columns that have a place on the axis, and those that have none. */
export function drawnColumns(
  { columns }: Comparison,
  axis: AxisName,
): { readonly drawn: readonly DrawnColumn[]; readonly without: readonly ComparedColumn[] } {
  const runs = columns.flatMap((column) => [...column.runs]);
  const ids = columns.map((column) => column.runs[0].run.id);
  const drawn: DrawnColumn[] = [];
  const without: ComparedColumn[] = [];
  columns.forEach((column, place) => {
    const length = meanLength(column, axis, runs);
    const id = ids[place] ?? '';
    if (length === undefined) without.push(column);
    else drawn.push({ ...column, id, short: shortOf(column), token: runColour(id, ids), stepLength: length });
  });
  return { drawn, without };
}

/** All that the columns have of the axis. */
export function wholeRange(columns: readonly DrawnColumn[]): Range {
  const ends = columns.map(({ runs, stepLength: length }) => {
    const [, end] = fullRange(runs.map(({ run }) => ({ run, last: run.step })));
    return end * length;
  });
  return [0, Math.max(Number.MIN_VALUE, ...ends)];
}

export function namedRuns(columns: readonly DrawnColumn[]): readonly NamedRun[] {
  return columns.flatMap(({ runs }) => [...runs]);
}
