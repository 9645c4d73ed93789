import type { Run } from '../api';
import type { DataRecord } from '../data';
import { canonicalJson, experimentOf, type GraphDocument } from '../graph';

/** A run with what it was made of, as the engine's `runs.get` answers. */
export interface ComparedRun {
  readonly run: Run;
  readonly document: GraphDocument;
  /** null before it was loaded. */
  readonly data: DataRecord | null;
}

/** One column of a comparison: a run, or several that differ by seed alone. */
export interface ComparedColumn {
  /** `run 12`, or `runs 3, 4, 5`. */
  readonly label: string;
  readonly name: string;
  readonly runs: readonly [ComparedRun, ...ComparedRun[]];
}

/** Everything that a run depends on but its seed. */
function experiment({ document, data }: ComparedRun): string {
  return canonicalJson({ ...experimentOf(document), data: data?.fingerprint });
}

function column(runs: ComparedColumn['runs']): ComparedColumn {
  const numbers = runs.map(({ run }) => run.number);
  const label = `${numbers.length === 1 ? 'run' : 'runs'} ${numbers.join(', ')}`;
  return { label, name: runs[0].run.name, runs };
}

/** A column for each run in their order, or where seeds are grouped for each experiment. */
export function columnsOf(runs: readonly ComparedRun[], groupSeeds: boolean): ComparedColumn[] {
  if (!groupSeeds) return runs.map((run) => column([run]));
  const groups = new Map<string, [ComparedRun, ...ComparedRun[]]>();
  for (const one of runs) {
    const key = experiment(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map(column);
}
