import { realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { listDirectory, statusOf } from '../../reading/files';
import { imageName, isLeftover, otherImageName } from './names';

/** A folder and what lies below it, links followed; what systems leave is left out. */
export interface FolderTree {
  readonly name: string;
  readonly path: string;
  readonly folders: readonly FolderTree[];
  /** Names of the images directly in it, sorted. */
  readonly images: readonly string[];
  /** Names of other files directly in it. */
  readonly others: readonly string[];
  /** Images in it and below it. */
  readonly count: number;
}

/** Deeper than people nest folders; ends what links make endless. */
const deepest = 32;

/** @throws LabError `data-missing` where a folder cannot be read. */
export async function readTree(path: string, signal?: AbortSignal): Promise<FolderTree> {
  return read({ path, name: '', depth: deepest, linkedFrom: [] }, signal);
}

interface Place {
  readonly path: string;
  readonly name: string;
  /** Folders that may be nested below. */
  readonly depth: number;
  /** Where the folders lie whose links led here. */
  readonly linkedFrom: readonly string[];
}

async function read({ path, name, depth, linkedFrom }: Place, signal?: AbortSignal): Promise<FolderTree> {
  signal?.throwIfAborted();
  const folders: FolderTree[] = [];
  const images: string[] = [];
  const others: string[] = [];
  for (const entry of await listDirectory(path)) {
    if (isLeftover(entry.name)) continue;
    const inner = join(path, entry.name);
    const from = entry.isSymbolicLink() ? await linkOrigins(inner, linkedFrom) : linkedFrom;
    if (entry.isDirectory() || from !== linkedFrom) {
      if (from !== undefined && depth > 0)
        folders.push(
          await read(
            { path: inner, name: entry.name.normalize('NFC'), depth: depth - 1, linkedFrom: from },
            signal,
          ),
        );
    } else if (imageName.test(entry.name)) images.push(entry.name);
    else others.push(entry.name);
  }
  const count = folders.reduce((sum, folder) => sum + folder.count, images.length);
  return { name, path, folders, images, others, count };
}

/** `linkedFrom` with the place of a link to a folder; undefined where that leads back, the same where it leads to none. */
async function linkOrigins(
  link: string,
  linkedFrom: readonly string[],
): Promise<readonly string[] | undefined> {
  const isFolder = await statusOf(link).then(
    (status) => status.isDirectory(),
    () => false,
  );
  if (!isFolder) return linkedFrom;
  const target = await realpath(link);
  const origins = [...linkedFrom, await realpath(dirname(link))];
  return origins.some((origin) => `${origin}${sep}`.startsWith(`${target}${sep}`)) ? undefined : origins;
}

/** The images in and below a folder, by their paths from `base`, in order. */
export function imagesBelow({ path, images, folders }: FolderTree, base: string): string[] {
  const here = relative(base, path);
  // What join would make of them; of a million names that is a second.
  const before = here === '' ? '' : `${here}${sep}`;
  return [
    ...images.map((name) => `${before}${name}`),
    ...folders.flatMap((folder) => imagesBelow(folder, base)),
  ];
}

/** Files in and below a folder that are images of kinds that are not read. */
export function otherImagesBelow({ others, folders }: FolderTree): number {
  return folders.reduce(
    (sum, folder) => sum + otherImagesBelow(folder),
    others.filter((name) => otherImageName.test(name)).length,
  );
}
