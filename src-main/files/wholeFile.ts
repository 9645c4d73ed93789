import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFault } from './fileFault';

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Bytes of one write: the system's call takes less than 2 GiB, and a hash of this much keeps nobody waiting. */
const pieceBytes = 64 * 1024 * 1024;

function* pieces(part: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < part.length; start += pieceBytes)
    yield part.subarray(start, start + pieceBytes);
}

/** A write may take less than it was given, at the end of a disk for example. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

/** The new name is on the disk only once its folder is. Windows cannot open a folder and does without. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file under a temporary name, flushes it to the disk and renames it: under its own name it is whole or
 * absent. A failure leaves nothing behind.
 * @param mode permissions, those of a private file if left out
 * @throws LabError `storage-unavailable` for a disk that is full or cannot be written
 */
export async function writeWholeFile(
  path: string,
  parts: Iterable<Uint8Array>,
  mode = 0o600,
): Promise<WrittenFile> {
  const temporary = `${path}.${process.pid}.tmp`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const file = await open(temporary, 'w', mode);
    try {
      for (const part of parts)
        for (const piece of pieces(part)) {
          hash.update(piece);
          await writeAll(file, piece);
          bytes += piece.length;
        }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true });
    throw fileFault(path, cause);
  }
  return { bytes, sha256: hash.digest('hex') };
}
