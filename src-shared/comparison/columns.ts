import type { ComparedRun } from '../api';
import { canonicalJson, experimentOf } from '../graph';
import { cellText } from '../runTable';

/** One column of a comparison: a run, or several that share a value. */
export interface ComparedColumn {
  /** `run 12`, `runs 3, 4, 5`, or the value that they share. */
  readonly label: string;
  readonly name: string;
  readonly runs: readonly [ComparedRun, ...ComparedRun[]];
}

/** Everything that a run depends on but its seed. */
function experiment({ document, data }: ComparedRun): string {
  return canonicalJson({ ...experimentOf(document), data: data?.fingerprint });
}

/** Epoch milliseconds as a date, the same on every machine. */
const moment = (at: number) => new Date(at).toISOString().slice(0, 10);

function numbered(runs: ComparedColumn['runs']): ComparedColumn {
  const numbers = runs.map(({ run }) => run.number);
  const label = `${numbers.length === 1 ? 'run' : 'runs'} ${numbers.join(', ')}`;
  return { label, name: runs[0].run.name, runs };
}

/**
 * Runs in columns, in their order.
 * @param by the field whose values make the columns: `run` each alone, `experiment` those that differ by seed alone
 */
export function columnsOf(runs: readonly ComparedRun[], by: string): ComparedColumn[] {
  if (by === 'run') return runs.map((run) => numbered([run]));
  const groups = new Map<string, [ComparedRun, ...ComparedRun[]]>();
  for (const one of runs) {
    const key = by === 'experiment' ? experiment(one) : JSON.stringify(one.group);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => {
    const column = numbered(group);
    if (by === 'experiment') return column;
    return { label: cellText(by, group[0].group, moment), name: column.label, runs: group };
  });
}
