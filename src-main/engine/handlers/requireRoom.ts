import { statfsSync } from 'node:fs';
import type { StorageSettings } from '@shared/api';
import { LabError } from '@shared/errors';
import { type GraphDocument, totalParameterCount } from '@shared/graph';
import { formatBytes } from '@shared/numbers';

const bytesPerNumber = 4;

/** Numbers that a checkpoint holds for each weight: itself, and what the optimizer remembers of it. */
function numbersPerWeight({ training }: GraphDocument): number {
  return training.optimizer === 'adam' ? 3 : 2;
}

type Policy = Pick<StorageSettings, 'keepNewest' | 'keepBest'>;

/**
 * Bytes of the checkpoints that a run is sure to keep, and of one more while it is written. Those of every so many
 * steps come on top; a disk that they fill costs the run its next checkpoint, and it says so.
 */
export function checkpointBytes(document: GraphDocument, { keepNewest, keepBest }: Policy): number {
  const weights = totalParameterCount(document) ?? 0;
  const files = keepNewest + (keepBest ? 1 : 0) + 1;
  return weights * numbersPerWeight(document) * bytesPerNumber * files;
}

/**
 * @param freeBytes of the disk that the folder is on
 * @throws LabError `storage-unavailable` with both numbers where the checkpoints of a run would not fit
 */
export function requireRoom(
  document: GraphDocument,
  policy: Policy,
  folder: string,
  freeBytes = freeOn(folder),
): void {
  const needed = checkpointBytes(document, policy);
  if (freeBytes >= needed) return;
  throw new LabError(
    'storage-unavailable',
    `The checkpoints of this run take ${formatBytes(needed)}, and ${folder} has ${formatBytes(freeBytes)} free. Free some space, delete runs that are not needed, or keep fewer checkpoints (npm run lab -- storage).`,
    { file: folder },
  );
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
