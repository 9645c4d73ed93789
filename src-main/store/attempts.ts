import type { RunAttempt } from '@shared/api';
import type { Database } from 'better-sqlite3';

/** The starts of a run's trainers; `run` is the run's number. */
export interface Attempts {
  /** @returns the number of the new attempt: 1 for a run's first, and one more each time. */
  begin(run: number): number;
  /** Where the attempt trains, such as `gpu-box, slot 2`. */
  placed(run: number, attempt: number, place: string): void;
  /** The first one first. */
  list(run: number): RunAttempt[];
}

export function attempts(database: Database): Attempts {
  const insert = database.prepare<[number, number, number], { attempt: number }>(
    `INSERT INTO attempts (run, attempt, started_at)
     SELECT ?, coalesce(max(attempt), 0) + 1, ? FROM attempts WHERE run = ? RETURNING attempt`,
  );
  const update = database.prepare<[string, number, number]>(
    'UPDATE attempts SET place = ? WHERE run = ? AND attempt = ?',
  );
  const select = database.prepare<[number], RunAttempt>(
    'SELECT attempt, started_at AS startedAt, place FROM attempts WHERE run = ? ORDER BY attempt',
  );
  return {
    begin: (run) => insert.get(run, Date.now(), run)?.attempt ?? 1,
    placed(run, attempt, place) {
      update.run(place, run, attempt);
    },
    list: (run) => select.all(run),
  };
}
