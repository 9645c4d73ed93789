import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { dataLayout } from '../environment/folders';

const recordSchema = z
  .object({ pid: z.number().int(), port: z.number().int(), token: z.string(), version: z.string() })
  .strict();
/** Where the engine of a data folder answers; readable by its owner only. */
export type EngineRecord = z.infer<typeof recordSchema>;

export interface EngineLock {
  publish(record: EngineRecord): void;
  release(): void;
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/**
 * The right to be the one engine of a data folder, or undefined when another process has it. The lock is a
 * transaction held open on a small SQLite file: the system drops it when the process dies, however it dies,
 * so there are no stale locks. A record that a dead engine left is overwritten by the next.
 */
export function takeLock(folder: string): EngineLock | undefined {
  const { lock, engine } = dataLayout(folder);
  let database: Database.Database;
  try {
    mkdirSync(dirname(lock), { recursive: true });
    database = new Database(lock, { timeout: 0 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabError('internal', `The data folder cannot be used: ${reason}.`, { file: folder }, { cause });
  }
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  rmSync(engine, { force: true });
  return {
    publish(record) {
      const next = `${engine}.${process.pid}`;
      writeFileSync(next, JSON.stringify(record), { mode: 0o600 });
      renameSync(next, engine);
    },
    release() {
      rmSync(engine, { force: true });
      database.close();
    },
  };
}

/** The record of the engine that holds the lock, once it has published one. */
export function readRecord(folder: string): EngineRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(dataLayout(folder).engine, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
