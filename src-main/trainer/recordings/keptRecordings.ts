import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { BackendInfo } from '@shared/api';
import { canonicalJson, experimentOf, type GraphDocument } from '@shared/graph';
import type { DataFacts } from '@shared/node';
import type { RecordedProgram } from '../../tensorflow';

/** What a recording depends on beside the document. */
export interface RecordedOn {
  readonly data: DataFacts;
  readonly image: { readonly height: number; readonly width: number; readonly channels: number };
  readonly evaluationBatch: number;
  readonly total: number;
  readonly backend: BackendInfo;
}

/** Recordings that are kept; some megabytes each. */
const mostKept = 50;
const graphFile = 'saved_model.pb';
const recordFile = 'recorded.json';

/** What tells one recording from another. The seed is fed, and draws the initial values, which are set afterwards. */
export function recordingKey(document: GraphDocument, on: RecordedOn): string {
  return digestOf(canonicalJson({ ...experimentOf(document), ...on }));
}

/**
 * Recorded steps of before, which cost seconds to record and little to open. Whatever goes wrong with the folder only
 * means that a step is recorded again.
 */
export class KeptRecordings {
  /** @param build of the lab: another one may record the same document otherwise */
  constructor(
    private readonly folder: string,
    private readonly build: string,
  ) {}

  /** @returns what `use` makes of a recording from the folder of its graph; undefined where there is none that is whole */
  open<Opened>(key: string, use: (folder: string, recorded: RecordedProgram) => Opened): Opened | undefined {
    const folder = this.#folderOf(key);
    try {
      const { sha256, recorded } = JSON.parse(readFileSync(join(folder, recordFile), 'utf8')) as Kept;
      if (digestOf(readFileSync(join(folder, graphFile))) !== sha256) return undefined;
      const now = new Date();
      utimesSync(folder, now, now);
      return use(folder, recorded);
    } catch {
      return undefined;
    }
  }

  /** Keeps the graph that lies in `from`, and forgets those that were not used for longest. */
  keep(key: string, from: string, recorded: RecordedProgram): void {
    const unfinished = join(this.folder, `${key}.${process.pid}.tmp`);
    try {
      mkdirSync(unfinished, { recursive: true });
      const graph = readFileSync(join(from, graphFile));
      writeFileSync(join(unfinished, graphFile), graph);
      const kept: Kept = { sha256: digestOf(graph), recorded };
      writeFileSync(join(unfinished, recordFile), JSON.stringify(kept));
      rmSync(this.#folderOf(key), { recursive: true, force: true });
      renameSync(unfinished, this.#folderOf(key));
      this.#forgetOldest();
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }

  #folderOf(key: string): string {
    return join(this.folder, `${this.build}-${key}`);
  }

  #forgetOldest(): void {
    const all = readdirSync(this.folder)
      .map((name) => join(this.folder, name))
      .map((path) => ({ path, usedAt: statSync(path).mtimeMs }))
      .sort((a, b) => b.usedAt - a.usedAt);
    for (const { path } of all.slice(mostKept)) rmSync(path, { recursive: true, force: true });
  }
}

interface Kept {
  readonly sha256: string;
  readonly recorded: RecordedProgram;
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
