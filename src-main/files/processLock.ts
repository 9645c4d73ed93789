import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export interface ProcessLock {
  release(): void;
}

/** Locks that this process holds: a connection that nothing refers to is closed by the collector, and its lock with it. */
const held = new Set<Database.Database>();

/**
 * Takes a lock, or returns undefined where another process has it. The lock is a transaction held open on a small
 * SQLite file: the system drops it when its process dies, however it dies, so there are no stale locks. It is held until
 * then or until it is released, whether or not the caller keeps what is returned.
 * @throws Error of the system or of SQLite where the file cannot be made
 */
export function takeProcessLock(file: string): ProcessLock | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release() {
      held.delete(database);
      database.close();
    },
  };
}
