import { copyFile, link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artifact, Store } from '../../store';
import type { TrainerJob } from '../../trainer/protocol';

const kind = 'parent';
const fileName = 'parent.safetensors';

/**
 * Keeps a parent's checkpoint in the folder of a fork, which then does not depend on how long the parent's stays.
 * @returns it as a file of the fork
 */
export async function keepWeights(checkpoint: Artifact, folder: string): Promise<Artifact> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName);
  // A checkpoint is never written to again, so that two names of one file do no harm. Not every disk has links.
  await link(checkpoint.path, path).catch(() => copyFile(checkpoint.path, path));
  return { ...checkpoint, kind, path };
}

/** What a run begins with where it is a fork. */
export function forkOf({ forks, artifacts }: Store, run: number): TrainerJob['fork'] {
  const fork = forks.get(run);
  const weights = artifacts.list(run).find((artifact) => artifact.kind === kind);
  return fork === null || weights === undefined ? null : { weights: weights.path, nodes: fork.taken };
}
