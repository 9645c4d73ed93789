import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporaryFolder';

/** A disk of its own that can be filled up. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until it takes no more. */
  fill(): void;
  /** Gives back the room that `fill` took. */
  free(): void;
  remove(): void;
}

/** @returns undefined where this user may not make a disk */
export function smallDisk(kibibytes: number): SmallDisk | undefined {
  const folder = temporaryFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder.path]);
  if (status !== 0) {
    folder.remove();
    return undefined;
  }
  const ballast = join(folder.path, 'ballast');
  return {
    path: folder.path,
    fill: () => {
      for (const block of [65_536, 4_096, 1]) appendUntilFull(ballast, block);
    },
    free: () => rmSync(ballast),
    remove: () => {
      spawnSync('umount', ['-l', folder.path]);
      folder.remove();
    },
  };
}

function appendUntilFull(file: string, block: number): void {
  try {
    for (;;) appendFileSync(file, Buffer.alloc(block));
  } catch {
    // Full for blocks of this size.
  }
}
