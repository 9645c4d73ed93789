import type { Database } from 'better-sqlite3';

/** What people put on runs to find them again. Every field that is left out stays as it is. */
export interface LabelChange {
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly starred?: boolean | undefined;
  readonly archived?: boolean | undefined;
}

export interface Labels {
  /** @param runs their numbers */
  change(runs: readonly number[], change: LabelChange): void;
}

export function labels(database: Database): Labels {
  const add = database.prepare<[number, string]>('INSERT OR IGNORE INTO tags (run, tag) VALUES (?, ?)');
  const remove = database.prepare<[number, string]>('DELETE FROM tags WHERE run = ? AND tag = ?');
  const star = database.prepare<[number, number]>('UPDATE runs SET starred = ? WHERE number = ?');
  const archive = database.prepare<[number, number]>('UPDATE runs SET archived = ? WHERE number = ?');
  return {
    change(runs, { addTags = [], removeTags = [], starred, archived }) {
      for (const run of runs) {
        for (const tag of addTags) add.run(run, tag);
        for (const tag of removeTags) remove.run(run, tag);
        if (starred !== undefined) star.run(starred ? 1 : 0, run);
        if (archived !== undefined) archive.run(archived ? 1 : 0, run);
      }
    },
  };
}
