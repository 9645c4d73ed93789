import { basename, dirname, join } from 'node:path';

/** The folder of the built programs, out/main, whether this code lies in an entry or in a shared chunk. */
function mainFolder(): string {
  const here = import.meta.dirname;
  return basename(here) === 'chunks' ? dirname(here) : here;
}

/** What the build puts where. */
export const builtFiles = {
  trainer: () => join(mainFolder(), 'trainer.cjs'),
  pages: () => join(dirname(mainFolder()), 'renderer'),
  /** Of the repository, or of the packaged app. */
  root: () => dirname(dirname(mainFolder())),
} as const;
