import type { Field } from '@shared/runTable';
import { join, type Sql, type SqlValue, sql, verbatim } from './sql';

/** What rows are sorted by first, second and so on; runs without a value come last either way. */
export interface SortKey {
  readonly field: Field;
  readonly descending: boolean;
}

const column = (index: number) => verbatim(`k${index} COLLATE NOCASE`);

/** The newest first where nothing else tells. */
export function orderSql(keys: readonly SortKey[]): Sql {
  const parts = keys.flatMap(({ descending }, index) => [
    sql`k${verbatim(String(index))} IS NULL`,
    sql`${column(index)} ${verbatim(descending ? 'DESC' : 'ASC')}`,
  ]);
  return join([...parts, verbatim('number DESC')], ', ');
}

function behind({ descending }: SortKey, index: number, value: SqlValue): Sql {
  if (value === null) return verbatim('0');
  return sql`(k${verbatim(String(index))} IS NULL OR ${column(index)} ${verbatim(descending ? '<' : '>')} ${value})`;
}

/** The rows behind one whose key values and number are given. */
export function afterSql(keys: readonly SortKey[], values: readonly SqlValue[], number: number): Sql {
  const same = keys.map((_, index) => sql`${column(index)} IS ${values[index] ?? null}`);
  const steps = keys.map((key, index) =>
    join([...same.slice(0, index), behind(key, index, values[index] ?? null)], ' AND '),
  );
  return join(
    [...steps, join([...same, sql`number < ${number}`], ' AND ')].map((one) => sql`(${one})`),
    ' OR ',
  );
}
