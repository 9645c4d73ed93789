import { createHash } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Files looked at between two turns of the event loop. */
const together = 512;

/**
 * Digest of the paths, sizes and times of some files. Beside the time of change it takes in what a copy cannot keep (inode
 * and time of the inode's change): other files under the same names differ even where sizes and times agree.
 */
export async function stateOfFiles(files: Iterable<string>, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  let count = 0;
  let lines = '';
  for (const file of files) {
    lines += `${file}\0${facts(statusOf(file))}\n`;
    count += 1;
    if (count % together > 0) continue;
    hash.update(lines);
    lines = '';
    await setImmediate();
    signal?.throwIfAborted();
  }
  hash.update(lines);
  return hash.digest('hex');
}

/** Asked for one after the other: a call into the thread pool for each of a million files would take minutes. */
function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function facts(status: Stats | undefined): string {
  return status === undefined
    ? 'missing'
    : `${status.size} ${status.mtimeMs} ${status.ctimeMs} ${status.ino}`;
}
