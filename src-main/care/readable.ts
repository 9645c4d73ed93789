import type Database from 'better-sqlite3';

export type Row = Readonly<Record<string, string | number | bigint | Buffer | null>>;

export interface Readable {
  readonly rows: Row[];
  /** Whether something between them could not be read. */
  readonly damaged: boolean;
}

interface TableInfo {
  readonly name: string;
  /** Columns of the primary key in order; `rowid` where that is the table's own order. */
  readonly key: readonly string[];
  readonly hasRun: boolean;
}

function describeTable(database: Database.Database, name: string): TableInfo {
  const columns = database.pragma(`table_info(${name})`) as { name: string; pk: number }[];
  const key = columns
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((column) => column.name);
  const sql = database
    .prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name);
  const ordered = /WITHOUT ROWID/i.test(sql ?? '');
  return { name, key: ordered ? key : ['rowid'], hasRun: columns.some((column) => column.name === 'run') };
}

/** Rows from one end until the end or the damage. */
function fromEnd(
  database: Database.Database,
  { name, key }: TableInfo,
  direction: 'ASC' | 'DESC',
  run: number | undefined,
): { rows: Row[]; broken: boolean } {
  const rows: Row[] = [];
  const where = run === undefined ? '' : 'WHERE run = ?';
  const order = key.map((column) => `${column} ${direction}`).join(', ');
  try {
    const select = database.prepare<unknown[], Row>(
      `SELECT * FROM ${name} NOT INDEXED ${where} ORDER BY ${order}`,
    );
    for (const row of select.iterate(...(run === undefined ? [] : [run]))) rows.push(row);
    return { rows, broken: false };
  } catch {
    return { rows, broken: true };
  }
}

function around(database: Database.Database, table: TableInfo, run?: number): Readable {
  const forward = fromEnd(database, table, 'ASC', run);
  if (!forward.broken) return { rows: forward.rows, damaged: false };
  const backward = fromEnd(database, table, 'DESC', run);
  return { rows: [...forward.rows, ...backward.rows], damaged: true };
}

/**
 * The rows of a table that a damaged database still gives: from the beginning up to the damage and from the end back to
 * it, run by run where the rows belong to runs, so that damage in one costs the others nothing.
 */
export function readable(database: Database.Database, name: string, runs: readonly number[]): Readable {
  const table = describeTable(database, name);
  const whole = around(database, table);
  if (!whole.damaged || !table.hasRun || table.key[0] !== 'run') return whole;
  const parts = runs.map((run) => around(database, table, run));
  return { rows: [...whole.rows, ...parts.flatMap(({ rows }) => rows)], damaged: true };
}
