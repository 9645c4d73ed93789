import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { dataLayout } from '../environment/folders';
import { openStore, sumUpSeries } from '../store';
import { type Row, readable } from './readable';

export interface Repair {
  /** Where the database as it was lies now. */
  readonly setAside: string;
  /** Rows recovered, table by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Tables of which something could not be read, and whether a backup filled the gap. */
  readonly damaged: readonly string[];
  readonly backup: string | null;
}

/** Parents before children, so that rows whose parent is lost can be told. */
export const recoveredTables = [
  'architectures',
  'runs',
  'sweeps',
  'metrics',
  'spectra',
  'artifacts',
  'marks',
  'attempts',
  'forks',
  'run_data',
  'tags',
  'sweep_points',
  'settings',
] as const;

/** Made of the others: again here, or as the store is opened. */
export const derivedTables = ['run_metrics', 'run_parameters'] as const;

const parts = ['', '-wal', '-shm'];

/**
 * Sets a damaged database aside and puts a new one in its place with everything that can be read, filled up from the
 * newest backup where a table is damaged. Call it while holding the folder's lock.
 * @param stamp names the folder of what is set aside
 * @throws LabError `not-found` without a database
 */
export function repairDatabase(folder: string, stamp: string): Repair {
  const { database: file, backups } = dataLayout(folder);
  if (!existsSync(file)) throw new LabError('not-found', 'There is no database to repair.', { file });
  const aside = join(folder, `damaged-${stamp}`);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const part of parts)
    if (existsSync(file + part)) copyFileSync(file + part, join(aside, basename(file) + part));
  const fresh = `${file}.${process.pid}.tmp`;
  openStore(fresh).close();
  const found = recover(join(aside, basename(file)), fresh, newestBackup(backups));
  for (const part of parts) rmSync(file + part, { force: true });
  renameSync(fresh, file);
  return { setAside: aside, ...found };
}

function newestBackup(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sqlite')) : [];
  const newest = names.sort().at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}

function recover(
  damagedFile: string,
  freshFile: string,
  backup: string | undefined,
): Omit<Repair, 'setAside'> {
  const from = new Database(damagedFile);
  const to = new Database(freshFile);
  const old = backup === undefined ? undefined : new Database(backup, { readonly: true });
  const damaged: string[] = [];
  const rows: Record<string, number> = {};
  try {
    to.pragma('foreign_keys = OFF');
    for (const table of recoveredTables) {
      const runs = table === 'architectures' ? [] : numbers(to);
      const read = tolerant(from, table, runs);
      insert(to, table, read.rows);
      if (read.damaged) {
        damaged.push(table);
        if (old !== undefined) insert(to, table, tolerant(old, table, runs).rows);
      }
      rows[table] = to.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    }
    dropOrphans(to);
    deriveAnew(to);
    if (damaged.length > 0) tellRuns(to, damaged);
    to.pragma('wal_checkpoint(TRUNCATE)');
    to.pragma('journal_mode = DELETE');
  } finally {
    from.close();
    to.close();
    old?.close();
  }
  return { rows, damaged, backup: damaged.length > 0 ? (backup ?? null) : null };
}

/** A table whose very schema cannot be read gives nothing. */
function tolerant(database: Database.Database, table: string, runs: readonly number[]) {
  try {
    return readable(database, table, runs);
  } catch {
    return { rows: [], damaged: true };
  }
}

function numbers(database: Database.Database): number[] {
  return database.prepare<[], number>('SELECT number FROM runs').pluck().all();
}

/** A row that is there already, or that breaks a rule of its table, is left out. */
function insert(database: Database.Database, table: string, rows: readonly Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const writable = writableColumns(database, table);
  const columns = Object.keys(first).filter((name) => writable.includes(name));
  const statement = database.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  database.transaction(() => {
    for (const row of rows) statement.run(columns.map((column) => row[column]));
  })();
}

function writableColumns(database: Database.Database, table: string): readonly string[] {
  const columns = database.pragma(`table_xinfo(${table})`) as { name: string; hidden: number }[];
  return columns.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
}

/** A run without its hashes gets its parameters as the store is opened. */
function deriveAnew(database: Database.Database): void {
  database.exec(`UPDATE runs SET structure = NULL, experiment = NULL; ${sumUpSeries}`);
}

function dropOrphans(database: Database.Database): void {
  const orphans = database.pragma('foreign_key_check') as {
    table: string;
    rowid: number | null;
    parent: string;
  }[];
  for (const table of new Set(orphans.map((orphan) => orphan.table))) {
    if (table === 'runs') continue;
    database.exec(`DELETE FROM ${table} WHERE run IS NOT NULL AND run NOT IN (SELECT number FROM runs)`);
  }
}

function tellRuns(database: Database.Database, damaged: readonly string[]): void {
  const text = `The database was damaged and repaired; some rows of ${damaged.join(', ')} may be missing.`;
  const mark = database.prepare(
    "INSERT INTO marks (run, step, kind, text, at) SELECT number, step, 'warning', ?, ? FROM runs",
  );
  mark.run(text, Date.now());
}
