import { rm } from 'node:fs/promises';
import { toLabError } from '@shared/errors';
import type { Store } from '../../store';

/** Checkpoints of a run that are kept: the newest, and two to fall back to. */
export const keptCheckpoints = 3;

/**
 * Removes the checkpoints that nothing goes on from any more. The embeddings of their steps stay. The database forgets
 * a file before it is removed, so that it never names one that is gone.
 */
export async function removeOldCheckpoints(
  { artifacts }: Pick<Store, 'artifacts'>,
  run: number,
): Promise<void> {
  try {
    for (const { path } of artifacts.checkpoints(run).slice(keptCheckpoints)) {
      artifacts.remove(run, path);
      await rm(path, { force: true });
    }
  } catch (error) {
    // They only take room; the next checkpoint tries again.
    process.stderr.write(`Old checkpoints were not removed: ${toLabError(error).message}\n`);
  }
}
