import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { type Architectures, architectures } from './architectures';
import { type Artifacts, artifacts } from './artifacts';
import { type Marks, marks } from './marks';
import { type Metrics, metrics } from './metrics';
import { migrate } from './migrate';
import { type Runs, runs } from './runs';
import { type Settings, settings } from './settings';
import { type Spectra, spectra } from './spectra';
import { type Sweeps, sweeps } from './sweeps';

export interface Store {
  readonly architectures: Architectures;
  readonly runs: Runs;
  readonly metrics: Metrics;
  readonly marks: Marks;
  readonly spectra: Spectra;
  readonly artifacts: Artifacts;
  readonly sweeps: Sweeps;
  readonly settings: Settings;
  /** All of `work` or none of it. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

function cannotOpen(file: string, cause: unknown): LabError {
  if (cause instanceof LabError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `The database cannot be opened: ${reason}. Set COLLAPSE_LAB_DATA to another folder, or move the file away to begin with an empty lab.`;
  return new LabError('internal', message, { file }, { cause });
}

function open(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
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
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    migrate(database);
  } catch (cause) {
    database.close();
    throw cannotOpen(file, cause);
  }
  return {
    architectures: architectures(database),
    runs: runs(database),
    metrics: metrics(database),
    marks: marks(database),
    spectra: spectra(database),
    artifacts: artifacts(database, dirname(file)),
    sweeps: sweeps(database),
    settings: settings(database),
    transaction: (work) => database.transaction(work)(),
    close: () => {
      database.close();
    },
  };
}
