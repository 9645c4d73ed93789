import { type CallOutput, type Fork, forkSchema } from '@shared/api';
import type { Database } from 'better-sqlite3';

export type Child = CallOutput<'runs.get'>['children'][number];

/** Runs that began with the weights of another. */
export interface Forks {
  /** @param run its number */
  put(run: number, fork: Fork): void;
  /** null for a run that is no fork. */
  get(run: number): Fork | null;
  /** The forks of a run, the first one first. @param parent its id */
  children(parent: string): Child[];
}

export function forks(database: Database): Forks {
  const insert = database.prepare<[number, string, number, string]>(
    'INSERT INTO forks (run, parent, step, record) VALUES (?, ?, ?, ?)',
  );
  const select = database.prepare<[number], string>('SELECT record FROM forks WHERE run = ?').pluck();
  const selectChildren = database.prepare<[string], Child>(
    `SELECT runs.id, runs.number, runs.name, forks.step FROM forks JOIN runs ON runs.number = forks.run
     WHERE forks.parent = ? ORDER BY runs.number`,
  );
  return {
    put(run, fork) {
      insert.run(run, fork.parent.id, fork.step, JSON.stringify(fork));
    },
    get(run) {
      const record = select.get(run);
      return record === undefined ? null : forkSchema.parse(JSON.parse(record));
    },
    children: (parent) => selectChildren.all(parent),
  };
}
