import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { journalEnding, pixelsEnding, removePixels } from './pixelFile';

/** The whole pixels of a split in the cache. */
export interface CacheEntry {
  readonly name: string;
  readonly bytes: number;
  /** Epoch milliseconds at which a run last took them. */
  readonly lastUsed: number;
}

/** What the data cache holds under its own name; what is still being made is left out. */
export async function cacheEntries(folder: string): Promise<CacheEntry[]> {
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(journalEnding))
    .map((name) => basename(name, journalEnding))
    .filter((name) => !name.includes('.'));
  const entries = await Promise.all(names.map((name) => entryOf(folder, name)));
  return entries.flatMap((entry) => entry ?? []);
}

/** Undefined where it has gone meanwhile: other processes use the cache too. */
async function entryOf(folder: string, name: string): Promise<CacheEntry | undefined> {
  try {
    const journal = await stat(join(folder, `${name}${journalEnding}`));
    const pixels = await stat(join(folder, `${name}${pixelsEnding}`));
    return { name, bytes: journal.size + pixels.size, lastUsed: journal.mtimeMs };
  } catch {
    return undefined;
  }
}

/** The entries that were used last stay; the two of the default embedded data take 37 MB. */
const mostEntries = 8;

export async function forgetOldest(folder: string): Promise<void> {
  const old = (await cacheEntries(folder)).sort((a, b) => b.lastUsed - a.lastUsed).slice(mostEntries);
  await Promise.all(old.map(({ name }) => removePixels(folder, name)));
}
