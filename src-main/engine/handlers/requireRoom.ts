import { statfsSync } from 'node:fs';
import { LabError } from '@shared/errors';
import { type GraphDocument, totalParameterCount } from '@shared/graph';
import { keptCheckpoints } from '../queue/oldCheckpoints';

const bytesPerNumber = 4;

/** Numbers that a checkpoint holds for each weight: itself, and what the optimizer remembers of it. */
function numbersPerWeight({ training }: GraphDocument): number {
  return training.optimizer === 'adam' ? 3 : 2;
}

/** Bytes of the checkpoints that a run keeps, and of one more while it is written. */
export function checkpointBytes(document: GraphDocument): number {
  const weights = totalParameterCount(document) ?? 0;
  return weights * numbersPerWeight(document) * bytesPerNumber * (keptCheckpoints + 1);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}

/**
 * @param freeBytes of the disk that the folder is on
 * @throws LabError `storage-unavailable` with both numbers where the checkpoints of a run would not fit
 */
export function requireRoom(document: GraphDocument, folder: string, freeBytes = freeOn(folder)): void {
  const needed = checkpointBytes(document);
  if (freeBytes >= needed) return;
  throw new LabError(
    'storage-unavailable',
    `The checkpoints of this run take ${megabytes(needed)}, and ${folder} has ${megabytes(freeBytes)} free. Free some space, or delete runs that are not needed.`,
    { file: folder },
  );
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
