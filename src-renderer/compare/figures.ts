import type { Comparison } from '@shared/comparison';
import { type DiffFigure, diffFigure, type FigureWords } from '@shared/figure';

/** A column's architecture and the baseline's in one figure. */
export interface ComparedFigure {
  readonly drawn: DiffFigure;
  readonly words: FigureWords;
  readonly changes: readonly string[];
  /** Ids of the first runs of the baseline, of the column, and of all columns. */
  readonly removed: string;
  readonly added: string;
  readonly ids: readonly string[];
}

export function figuresOf({ columns, architectures, baseline }: Comparison): ComparedFigure[] {
  const from = columns[baseline];
  if (from === undefined) return [];
  const [first] = from.runs;
  const ids = columns.map(({ runs }) => runs[0].run.id);
  return columns.flatMap((column, place) => {
    const architecture = architectures[place];
    if (place === baseline || architecture === undefined) return [];
    const [{ document: after, run }] = column.runs;
    const { document: now, diff, changes } = architecture;
    return [
      {
        drawn: diffFigure(first.document, { after, now, diff }),
        words: {
          title: `${column.label} (${column.name}) against ${from.label} (${from.name})`,
          removed: from.label,
          added: column.label,
        },
        changes,
        removed: first.run.id,
        added: run.id,
        ids,
      },
    ];
  });
}
