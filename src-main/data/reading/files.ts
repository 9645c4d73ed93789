import { type Dirent, readSync, type Stats } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { LabError } from '@shared/errors';

/**
 * The entries of a directory, sorted by name so that nothing depends on the file system's order.
 * @throws LabError `data-missing` when there is no such directory, or it is a file or not readable.
 */
export async function listDirectory(directory: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw missing(directory, cause, 'folder');
  }
}

/** The names of the files (not folders) in a directory, sorted. Throws as listDirectory does. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await listDirectory(directory);
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
}

/** What a path leads to, through links. @throws LabError `data-missing` when that is not there. */
export async function statusOf(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    throw missing(path, cause, 'file');
  }
}

/** Whether a path leads to a folder that is there. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}

/** @throws LabError `data-missing` when the file is not there or not readable. */
export async function readBytes(file: string, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    return await readFile(file, signal === undefined ? {} : { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw missing(file, cause, 'file');
  }
}

/** One byte of the file at each place. @throws LabError `data-missing`. */
export async function readBytesAt(file: string, places: readonly number[]): Promise<Uint8Array> {
  const found = new Uint8Array(places.length);
  try {
    const handle = await open(file);
    try {
      for (const [index, place] of places.entries()) readSync(handle.fd, found, index, 1, place);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw missing(file, cause, 'file');
  }
  return found;
}

/** What a failed read of a file means. */
export function readFailure(file: string, cause: unknown): LabError {
  return missing(file, cause, 'file');
}

function missing(path: string, cause: unknown, expected: 'file' | 'folder'): LabError {
  return new LabError('data-missing', sentence(path, codeOf(cause), expected), { file: path }, { cause });
}

function sentence(path: string, code: string, expected: 'file' | 'folder'): string {
  switch (code) {
    case 'ENOENT':
      return `There is no ${expected} ${path}. Check the path.`;
    case 'ENOTDIR':
      return `${path} is a file, but a folder is expected. Name the folder that holds the data.`;
    case 'EISDIR':
      return `${path} is a folder, but a file is expected there.`;
    case 'EACCES':
    case 'EPERM':
      return `The ${expected} ${path} may not be read by this user. Change its permissions.`;
    default:
      return `The ${expected} ${path} cannot be read (${code}).`;
  }
}

function codeOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string')
    return thrown.code;
  return String(thrown);
}
