import { randomBytes } from 'node:crypto';
import type { Run } from '@shared/api';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { isActive, type TrainsOn } from '@shared/run';
import type { Database } from 'better-sqlite3';
import { metricSummaries } from './metricSummaries';
import { parameterRows } from './parameterRows';
import { type RunRow, rowFromRun, runColumns, runFromRow } from './runRow';

export interface NewRun {
  readonly name: string;
  readonly preset: string | null;
  readonly architecture: string;
  readonly seed: number;
  readonly trainsOn: TrainsOn;
  readonly workerLabel?: string | undefined;
}

/** What may change in a run after it was made. */
export type RunChange = Partial<
  Omit<Run, 'id' | 'number' | 'architecture' | 'preset' | 'seed' | 'createdAt'>
>;

export interface Runs {
  create(run: NewRun): Run;
  /** @throws LabError `not-found`. */
  get(id: string): Run;
  /** Newest first. */
  list(): Run[];
  /** The finished runs of an architecture, the newest first. */
  finished(architecture: string): Run[];
  /** Writes the named fields and leaves the others as they are now. @throws LabError `not-found`. */
  change(id: string, change: RunChange): Run;
  remove(id: string): void;
}

/** Starts with a letter, so that an id is never taken for a run's number. */
function newId(): string {
  return `r${randomBytes(6).toString('hex').slice(1)}`;
}

export function runs(database: Database, documentOf: (architecture: string) => GraphDocument): Runs {
  const rows = parameterRows(database);
  const summaries = metricSummaries(database);
  rows.fillMissing(documentOf);
  const insert = database.prepare<
    [string, string, string | null, string, number, number, TrainsOn, string | null],
    RunRow
  >(
    `INSERT INTO runs (id, name, preset, architecture, seed, created_at, trains_on, worker_label, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued') RETURNING *`,
  );
  const select = database.prepare<[string], RunRow>('SELECT * FROM runs WHERE id = ?');
  const selectAll = database.prepare<[], RunRow>('SELECT * FROM runs ORDER BY number DESC');
  const selectFinished = database.prepare<[string], RunRow>(
    `SELECT * FROM runs WHERE architecture = ? AND status = 'finished' ORDER BY number DESC`,
  );
  const assignments = Object.entries(runColumns)
    .filter(([field]) => field !== 'id' && field !== 'number')
    .map(([field, { column }]) => `${column} = @${field}`);
  const update = database.prepare<[RunRow]>(`UPDATE runs SET ${assignments.join(', ')} WHERE id = @id`);
  const remove = database.prepare<[string]>('DELETE FROM runs WHERE id = ?');

  function get(id: string): Run {
    const row = select.get(id);
    if (row === undefined) throw new LabError('not-found', `There is no run "${id}".`);
    return runFromRow(row);
  }

  return {
    create({ name, preset, architecture, seed, trainsOn, workerLabel }) {
      const row = insert.get(
        newId(),
        name,
        preset,
        architecture,
        seed,
        Date.now(),
        trainsOn,
        workerLabel ?? null,
      );
      if (row === undefined) throw new LabError('internal', 'The run could not be stored.');
      const run = runFromRow(row);
      rows.fill(run.number, documentOf(architecture));
      return run;
    },
    get,
    list: () => selectAll.all().map(runFromRow),
    finished(architecture) {
      return selectFinished.all(architecture).map(runFromRow);
    },
    change(id, change) {
      const changed = { ...get(id), ...change };
      update.run(rowFromRun(changed));
      if (change.status !== undefined && !isActive(changed)) summaries.close(changed.number, changed.step);
      return changed;
    },
    remove(id) {
      remove.run(id);
    },
  };
}
