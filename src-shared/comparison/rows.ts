import type { ComparedRun } from '../api';
import type { ComparedColumn } from './columns';

/** One property of every column, as text; null where a column does not have it. */
export interface Row {
  readonly label: string;
  readonly values: readonly (string | null)[];
  /** Whether two columns that have it have it otherwise. */
  readonly differs: boolean;
}

export type Property = readonly [label: string, value: (run: ComparedRun) => string | null];

export function rowOf(label: string, values: readonly (string | null)[]): Row {
  const known = values.filter((value) => value !== null);
  return { label, values, differs: new Set(known).size > 1 };
}

/** The values of a column's runs, each once: `0, 1, 2`. */
export function sharedText(
  { runs }: ComparedColumn,
  value: (run: ComparedRun) => string | null,
): string | null {
  const texts = [...new Set(runs.map(value).filter((text) => text !== null))];
  return texts.length === 0 ? null : texts.join(', ');
}

/** Rows of properties that any column has. */
export function rowsOf(columns: readonly ComparedColumn[], properties: readonly Property[]): Row[] {
  return properties
    .map(([label, value]) =>
      rowOf(
        label,
        columns.map((column) => sharedText(column, value)),
      ),
    )
    .filter(({ values }) => values.some((value) => value !== null));
}
