import { type RunMark, runMarkSchema } from '@shared/api';
import type { Database } from 'better-sqlite3';

/** Marks on a run's time axis; `run` is the run's number. */
export interface Marks {
  /** A phase that is known is left as it is: its step may be trained again. So is a mark that is there already. */
  add(run: number, mark: RunMark): void;
  /** In the order of steps, then of time. */
  list(run: number): RunMark[];
}

export function marks(database: Database): Marks {
  const insert = database.prepare<[number, number, string, string, number]>(
    'INSERT INTO marks (run, step, kind, text, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = database.prepare<[number]>(
    'SELECT step, kind, text, at FROM marks WHERE run = ? ORDER BY step, id',
  );
  return {
    add(run, { step, kind, text, at }) {
      insert.run(run, step, kind, text, at);
    },
    list: (run) => select.all(run).map((row) => runMarkSchema.parse(row)),
  };
}
