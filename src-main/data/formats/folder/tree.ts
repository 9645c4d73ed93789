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
  return new TreeReader(signal).read(path, '', deepest);
}

class TreeReader {
  /** Where the folders that were entered by links lie, so that none is entered twice. */
  readonly #linked = new Set<string>();

  constructor(private readonly signal: AbortSignal | undefined) {}

  async read(path: string, name: string, depth: number): Promise<FolderTree> {
    this.signal?.throwIfAborted();
    const folders: FolderTree[] = [];
    const images: string[] = [];
    const others: string[] = [];
    for (const entry of await listDirectory(path)) {
      if (isLeftover(entry.name)) continue;
      const inner = join(path, entry.name);
      const link = entry.isSymbolicLink();
      if (entry.isDirectory() || (link && (await this.#isNewFolder(inner)))) {
        if (depth > 0) folders.push(await this.read(inner, entry.name.normalize('NFC'), depth - 1));
      } else if (imageName.test(entry.name)) images.push(entry.name);
      else others.push(entry.name);
    }
    const count = folders.reduce((sum, folder) => sum + folder.count, images.length);
    return { name, path, folders, images, others, count };
  }

  async #isNewFolder(path: string): Promise<boolean> {
    const isFolder = await statusOf(path).then(
      (status) => status.isDirectory(),
      () => false,
    );
    if (!isFolder) return false;
    const target = await realpath(path);
    const leadsBack = `${await realpath(dirname(path))}${sep}`.startsWith(`${target}${sep}`);
    if (leadsBack || this.#linked.has(target)) return false;
    this.#linked.add(target);
    return true;
  }
}

/** The images in and below a folder, by their paths from `base`, in order. */
export function imagesBelow({ path, images, folders }: FolderTree, base: string): string[] {
  const here = relative(base, path);
  return [
    ...images.map((name) => join(here, name)),
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
