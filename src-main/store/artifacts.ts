import { isAbsolute, join, relative } from 'node:path';
import type { Database } from 'better-sqlite3';

/** A file of a run. `path` is absolute here and relative to the data folder in the database. */
export interface Artifact {
  readonly kind: string;
  readonly step: number;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A checkpoint with the number of its run. */
export interface RunCheckpoint extends Artifact {
  readonly run: number;
}

export interface Artifacts {
  /** A file written again replaces its old entry. */
  put(run: number, artifact: Artifact): void;
  list(run: number): Artifact[];
  /** The newest first. */
  checkpoints(run: number): Artifact[];
  /** Of all runs. */
  allCheckpoints(): RunCheckpoint[];
  remove(run: number, path: string): void;
}

const columns = 'kind, step, path, bytes, sha256';

export function artifacts(database: Database, dataFolder: string): Artifacts {
  const insert = database.prepare<[number, string, number, string, number, string]>(
    `INSERT OR REPLACE INTO artifacts (run, ${columns}) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare<[number], Artifact>(
    `SELECT ${columns} FROM artifacts WHERE run = ? ORDER BY step, path`,
  );
  const selectCheckpoints = database.prepare<[number], Artifact>(
    `SELECT ${columns} FROM artifacts WHERE run = ? AND kind = 'checkpoint' ORDER BY step DESC`,
  );
  const selectAllCheckpoints = database.prepare<[], RunCheckpoint>(
    `SELECT run, ${columns} FROM artifacts WHERE kind = 'checkpoint' ORDER BY run, step DESC`,
  );
  const remove = database.prepare<[number, string]>('DELETE FROM artifacts WHERE run = ? AND path = ?');
  const absolute = <Stored extends Artifact>(artifact: Stored): Stored => ({
    ...artifact,
    path: isAbsolute(artifact.path) ? artifact.path : join(dataFolder, artifact.path),
  });
  return {
    put(run, { kind, step, path, bytes, sha256 }) {
      insert.run(run, kind, step, relative(dataFolder, path), bytes, sha256);
    },
    list: (run) => select.all(run).map(absolute),
    checkpoints: (run) => selectCheckpoints.all(run).map(absolute),
    allCheckpoints: () => selectAllCheckpoints.all().map(absolute),
    remove(run, path) {
      remove.run(run, relative(dataFolder, path));
    },
  };
}
