import { LabError } from '@shared/errors';
import type { Database } from 'better-sqlite3';
import { migrations } from './migrations';

export interface Migration {
  readonly scripts?: readonly string[];
  /** Called once before the first script runs on a database that is in use already, with its version. */
  readonly before?: (version: number) => void;
}

/**
 * Brings a database up to date, one transaction per script.
 * @throws LabError `conflict` when it was written by a newer version of the lab.
 */
export function migrate(database: Database, { scripts = migrations, before }: Migration = {}): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > scripts.length)
    throw new LabError(
      'conflict',
      `The data folder was written by a newer Collapse Lab (schema ${version}, this one knows ${scripts.length}). Update the lab, or set COLLAPSE_LAB_DATA to another folder.`,
      { file: database.name },
    );
  if (version > 0 && version < scripts.length) before?.(version);
  for (const [index, script] of scripts.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(script);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
