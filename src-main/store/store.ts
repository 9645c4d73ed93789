import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { makePrivateFile, makePrivateFolder } from '../files';
import { type Architectures, architectures } from './architectures';
import { type Artifacts, artifacts } from './artifacts';
import { type Attempts, attempts } from './attempts';
import { type Forks, forks } from './forks';
import { giveBackPages, makeShrinkable } from './freePages';
import { type Marks, marks } from './marks';
import { type Metrics, metrics } from './metrics';
import { migrate } from './migrate';
import { type RunData, runData } from './runData';
import { type Runs, runs } from './runs';
import { type Labels, labels, type RunTable, runTable } from './runTable';
import { type Settings, settings } from './settings';
import { type Spectra, spectra } from './spectra';
import { storageFault } from './storageFault';
import { type Sweeps, sweeps } from './sweeps';

export interface Store {
  readonly architectures: Architectures;
  readonly runs: Runs;
  readonly runTable: RunTable;
  readonly labels: Labels;
  readonly runData: RunData;
  readonly attempts: Attempts;
  readonly forks: Forks;
  readonly metrics: Metrics;
  readonly marks: Marks;
  readonly spectra: Spectra;
  readonly artifacts: Artifacts;
  readonly sweeps: Sweeps;
  readonly settings: Settings;
  /**
   * All of `work` or none of it.
   * @param durable on the disk before it returns: for what nobody can compute again (runs, checkpoints, drafts). What
   * is measured may be lost with the power; it is trained again from the checkpoint before.
   */
  transaction<Result>(work: () => Result, durable?: boolean): Result;
  /** Copies the database as it is at one moment, while others use it. */
  backup(file: string): Promise<void>;
  /** Gives the pages that were deleted back to the disk, letting others go between; not all, where others write. */
  shrink(): Promise<void>;
  close(): void;
}

/** A copy of the database as an older lab left it, in case that the new one is not wanted after all. */
function backUpBefore(database: Database.Database, version: number): void {
  const folder = join(dirname(database.name), 'backups');
  makePrivateFolder(folder);
  const copy = join(folder, `schema-${version}.sqlite`);
  rmSync(copy, { force: true });
  database.prepare('VACUUM INTO ?').run(copy);
}

/** Milliseconds that the engine, with all its clients, stands still for another program that writes. */
const busyTimeout = 250;

function guarded<Result>(file: string, work: () => Result): Result {
  const fail = (error: unknown): never => {
    throw storageFault(file, error) ?? error;
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(fail) as Result) : result;
  } catch (error) {
    return fail(error);
  }
}

/** A part of the store whose failures are sentences. */
function guardedPart<Part extends object>(file: string, part: Part): Part {
  const methods = Object.entries(part).map(([name, method]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => guarded(file, () => method(...args)),
  ]);
  return Object.fromEntries(methods);
}

function cannotOpen(file: string, cause: unknown): LabError {
  if (cause instanceof LabError) return cause;
  const fault = storageFault(file, cause);
  if (fault !== undefined) return fault;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `The database cannot be opened: ${reason}. Set COLLAPSE_LAB_DATA to another folder, or move the file away to begin with an empty lab.`;
  return new LabError('internal', message, { file }, { cause });
}

function open(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // SQLite gives its log and index files the permissions of the database.
    makePrivateFile(file);
    return new Database(file, { timeout: 5_000 });
  } catch (cause) {
    throw cannotOpen(file, cause);
  }
}

/**
 * Opens the database of a data folder and brings it up to date.
 * @throws LabError when the folder cannot be written, the file is no database, or a newer lab wrote it.
 */
export function openStore(file: string): Store {
  const database = open(file);
  try {
    makeShrinkable(database);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Kibibytes: what the table of runs asks of 10,000 runs stays in memory.
    database.pragma('cache_size = -32768');
    migrate(database, { before: (version) => backUpBefore(database, version) });
    // From now on others wait for this process: what cannot be written is tried again later.
    database.pragma(`busy_timeout = ${busyTimeout}`);
  } catch (cause) {
    database.close();
    throw cannotOpen(file, cause);
  }
  const documents = architectures(database);
  return {
    architectures: guardedPart(file, documents),
    runs: guardedPart(
      file,
      guarded(file, () => runs(database, documents.get)),
    ),
    runTable: guardedPart(file, runTable(database)),
    labels: guardedPart(file, labels(database)),
    runData: guardedPart(file, runData(database)),
    attempts: guardedPart(file, attempts(database)),
    forks: guardedPart(file, forks(database)),
    metrics: guardedPart(file, metrics(database)),
    marks: guardedPart(file, marks(database)),
    spectra: guardedPart(file, spectra(database)),
    artifacts: guardedPart(file, artifacts(database, dirname(file))),
    sweeps: guardedPart(file, sweeps(database)),
    settings: guardedPart(file, settings(database)),
    transaction: (work, durable = true) =>
      guarded(file, () => {
        // WAL keeps the order of transactions: with NORMAL the last ones may be missing after a power cut, none is half there.
        database.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
        return database.transaction(work)();
      }),
    backup: async (copy) => {
      await database.backup(copy);
    },
    shrink: () => guarded(file, () => giveBackPages(database)),
    close: () => {
      database.close();
    },
  };
}
