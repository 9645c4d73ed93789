import type { Database } from 'better-sqlite3';

/** `PRAGMA auto_vacuum` of a database that gives pages back when it is asked to. */
const incremental = 2;
/** Pages given back at once, a few milliseconds' work. */
const slice = 1_000;

/**
 * Has an empty database keep account of its pages, so that those of deleted rows can be given back to the disk. Only
 * before its first table: one of an older lab would have to be written anew, and keeps its free pages for its next rows.
 */
export function makeShrinkable(database: Database): void {
  database.pragma(`auto_vacuum = ${incremental}`);
}

/** Cuts the free pages off the file. Settles at once for a database that keeps no account of them. */
export async function giveBackPages(database: Database): Promise<void> {
  if (database.pragma('auto_vacuum', { simple: true }) !== incremental) return;
  for (let free = freePages(database); free > 0; ) {
    database.pragma(`incremental_vacuum(${slice})`);
    const left = freePages(database);
    if (left >= free) break;
    free = left;
    await new Promise((resolve) => setImmediate(resolve));
    if (!database.open) return;
  }
  // The file is as short as its pages say only once the log is in it.
  database.pragma('wal_checkpoint(TRUNCATE)');
}

function freePages(database: Database): number {
  return Number(database.pragma('freelist_count', { simple: true }));
}
