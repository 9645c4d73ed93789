import { type Dirent, statfsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageUse } from '@shared/api';
import { dataLayout } from '../../environment/folders';
import type { Store } from '../../store';

type Files = StorageUse['checkpoints'];

export interface UseRequest {
  readonly store: Pick<Store, 'artifacts'>;
  readonly dataFolder: string;
  readonly dataCache: string;
}

/** What the lab takes on the disk now. */
export async function storageUse({ store, dataFolder, dataCache }: UseRequest): Promise<StorageUse> {
  const { database, runs, backups } = dataLayout(dataFolder);
  const stored = store.artifacts.allCheckpoints();
  const checkpoints = { files: stored.length, bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0) };
  const ofRuns = await filesUnder(runs);
  const { bavail, bsize } = statfsSync(dataFolder);
  return {
    checkpoints,
    otherRunFiles: {
      files: Math.max(0, ofRuns.files - checkpoints.files),
      bytes: Math.max(0, ofRuns.bytes - checkpoints.bytes),
    },
    // Its log and index belong to it.
    database: await sizeOf([database, `${database}-wal`, `${database}-shm`]),
    backups: await filesUnder(backups),
    dataCache: await filesUnder(dataCache),
    free: bavail * bsize,
  };
}

/** Files may come and go while they are counted. */
async function filesUnder(folder: string): Promise<Files> {
  const found: Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return sizeOf(found.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name)));
}

async function sizeOf(paths: readonly string[]): Promise<Files> {
  let files = 0;
  let bytes = 0;
  for (const path of paths) {
    const size = await stat(path).then(
      (status) => status.size,
      () => undefined,
    );
    if (size === undefined) continue;
    files += 1;
    bytes += size;
  }
  return { files, bytes };
}
