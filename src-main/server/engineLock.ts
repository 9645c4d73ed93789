import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { LabError } from '@shared/errors';
import { z } from 'zod';
import { dataLayout } from '../environment/folders';
import { type ProcessLock, takeProcessLock } from '../files';

const recordSchema = z
  .object({ pid: z.number().int(), port: z.number().int(), token: z.string(), version: z.string() })
  .strict();
/** Where the engine of a data folder answers; readable by its owner only. */
export type EngineRecord = z.infer<typeof recordSchema>;

export interface EngineLock {
  publish(record: EngineRecord): void;
  /** Nobody else shall come to this engine. */
  withdraw(): void;
  release(): void;
}

/**
 * The right to be the one engine of a data folder, or undefined when another process has it. A record that a
 * dead engine left is overwritten by the next.
 */
export function takeLock(folder: string): EngineLock | undefined {
  const { lock, engine } = dataLayout(folder);
  let held: ProcessLock | undefined;
  try {
    held = takeProcessLock(lock);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabError('internal', `The data folder cannot be used: ${reason}.`, { file: folder }, { cause });
  }
  if (held === undefined) return undefined;
  const { release } = held;
  const withdraw = () => rmSync(engine, { force: true });
  withdraw();
  return {
    publish(record) {
      const next = `${engine}.${process.pid}.tmp`;
      writeFileSync(next, JSON.stringify(record), { mode: 0o600 });
      renameSync(next, engine);
    },
    withdraw,
    release() {
      withdraw();
      release();
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
