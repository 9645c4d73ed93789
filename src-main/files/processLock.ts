import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export interface ProcessLock {
  release(): void;
}

/**
 * Takes a lock, or returns undefined where another process has it. The lock is a transaction held open on a small
 * SQLite file: the system drops it when its process dies, however it dies, so there are no stale locks.
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
  return {
    release() {
      database.close();
    },
  };
}
