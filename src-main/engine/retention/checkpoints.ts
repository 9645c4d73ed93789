import { rm } from 'node:fs/promises';
import type { Run, StorageSettings } from '@shared/api';
import { addressOf } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import type { Artifact, Store } from '../../store';
import { notKept, overLimit } from './policy';

export const gigabyte = 1e9;

type Stored = Pick<Store, 'artifacts' | 'metrics' | 'runs'>;

/** Removes the checkpoints of a run that the settings do not keep. The embeddings of their steps stay. */
export async function tidyRun(
  { artifacts, metrics }: Stored,
  run: number,
  settings: StorageSettings,
): Promise<void> {
  const checkpoints = artifacts.checkpoints(run);
  if (checkpoints.length <= settings.keepNewest) return;
  const [accuracies] = settings.keepBest ? await metrics.series(run, [addressOf(knn)]) : [];
  for (const one of notKept(checkpoints, settings, accuracies ?? { steps: [], values: [] }))
    await remove(artifacts, run, one);
}

/**
 * Removes checkpoints until all together are within the limit, those of the runs that were at work longest ago first.
 * The newest of a run that can go on stays.
 */
export async function tidyAll(
  { artifacts, runs }: Stored,
  { checkpointsLimit }: StorageSettings,
): Promise<void> {
  if (checkpointsLimit === null) return;
  const byNumber = new Map(runs.list().map((run) => [run.number, run]));
  const seen = new Set<number>();
  const all = artifacts.allCheckpoints().map((checkpoint) => {
    const isNewest = !seen.has(checkpoint.run);
    seen.add(checkpoint.run);
    const run = byNumber.get(checkpoint.run);
    return {
      ...checkpoint,
      lastUsed: lastAtWork(run),
      needed: isNewest && run?.status !== 'finished',
    };
  });
  // Of one run the oldest step goes first: the sort that follows keeps this order.
  all.sort((a, b) => a.step - b.step);
  for (const one of overLimit(all, checkpointsLimit * gigabyte)) await remove(artifacts, one.run, one);
}

/** Epoch milliseconds; a run that has not ended is at work now. */
function lastAtWork(run: Run | undefined): number {
  if (run === undefined) return 0;
  return run.endedAt ?? Number.MAX_SAFE_INTEGER;
}

/** The database forgets a file before it is removed, so that it never names one that is gone. */
async function remove(
  artifacts: Store['artifacts'],
  run: number,
  { path }: Pick<Artifact, 'path'>,
): Promise<void> {
  artifacts.remove(run, path);
  await rm(path, { force: true });
}
