import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeProcessLock } from '../../files';
import { storageFault } from '../../store';
import { parseReports } from '../../trainer/outbox';
import { type TrainerReport, trainerFiles } from '../../trainer/protocol';

/** Milliseconds that a trainer whose engine died has for its last step and checkpoint, and between two looks at it. */
const orphanLimit = 120_000;
const lookEvery = 100;

export interface OrphanWait {
  readonly limit?: number;
  /** Ends the wait early; the trainer is left alone. */
  readonly isClosing?: () => boolean;
}

/**
 * Settles once no trainer works in a run's folder: one whose engine died still writes its checkpoint. One that does
 * not come to an end is killed.
 * @returns false where the wait ended early
 */
export async function trainerGone(
  folder: string,
  { limit = orphanLimit, isClosing }: OrphanWait = {},
): Promise<boolean> {
  for (let looks = 0; isWorkedIn(folder); looks += 1) {
    if (isClosing?.() === true) return false;
    if (looks === Math.ceil(limit / lookEvery)) killTrainer(folder);
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
  return true;
}

function isWorkedIn(folder: string): boolean {
  const file = join(folder, trainerFiles.lock);
  try {
    const lock = takeProcessLock(file);
    lock?.release();
    return lock === undefined;
  } catch (error) {
    throw storageFault(file, error) ?? error;
  }
}

/** The lock is held, so the number is that of a trainer that lives. */
function killTrainer(folder: string): void {
  try {
    const pid = Number(readFileSync(join(folder, trainerFiles.pid), 'utf8'));
    // 0 and negative numbers mean groups of processes, this one's among them.
    if (Number.isInteger(pid) && pid > 1) process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended, or never wrote its number: the lock says when it is gone.
  }
}

/** What a trainer left in its folder because its engine did not live to keep it. */
export async function reportsLeft(folder: string): Promise<readonly TrainerReport[]> {
  const text = await readFile(join(folder, trainerFiles.outbox), 'utf8').catch(() => undefined);
  return (text === undefined ? undefined : parseReports(text)) ?? [];
}

export function forgetReportsLeft(folder: string): void {
  rmSync(join(folder, trainerFiles.outbox), { force: true });
}

/**
 * Files in a run's folder that belong to nothing: what a process was writing when it died, and weights or embeddings that
 * the database does not know.
 */
export function strayFiles(folder: string, known: ReadonlySet<string>): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.tmp') || (path.endsWith('.safetensors') && !known.has(path)));
}
