import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorCheck } from '@shared/api';
import { toLabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { checkDigest } from '../checkpoint';
import { dataLayout } from '../environment/folders';

interface StoredFile {
  readonly run: string;
  readonly number: number;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const repairAdvice = 'End the lab, then npm run lab -- repair recovers what can be read.';
const mostFaults = 5;

/**
 * Whether SQLite finds the database of a data folder in order.
 * @param depth `quick` looks at every page, `full` compares every index with its table as well
 */
export function checkDatabase(folder: string, depth: 'quick' | 'full'): DoctorCheck {
  const { database: file } = dataLayout(folder);
  const name = 'Database';
  if (!existsSync(file)) return { name, status: 'ok', detail: 'none yet', fix: null };
  try {
    const database = new Database(file, { readonly: true });
    try {
      const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check';
      const faults = database.pragma(`${pragma}(${mostFaults})`) as Record<string, string>[];
      const said = faults.map((row) => Object.values(row).join());
      const lost = database.pragma('foreign_key_check') as unknown[];
      if (said.join() === 'ok' && lost.length === 0)
        return { name, status: 'ok', detail: `${file}, in order`, fix: null };
      const orphans = lost.length === 0 ? [] : [`${lost.length} rows belong to nothing`];
      return {
        name,
        status: 'problem',
        detail: `${file}: ${[...said.filter((text) => text !== 'ok'), ...orphans].join('; ')}`,
        fix: repairAdvice,
      };
    } finally {
      database.close();
    }
  } catch (error) {
    return { name, status: 'problem', detail: `${file}: ${toLabError(error).message}`, fix: repairAdvice };
  }
}

function storedFiles(folder: string): { files: StoredFile[]; runs: Set<string> } {
  const database = new Database(dataLayout(folder).database, { readonly: true });
  try {
    const files = database
      .prepare<[], StoredFile>(
        'SELECT runs.id AS run, runs.number, path, bytes, sha256 FROM artifacts JOIN runs ON runs.number = artifacts.run',
      )
      .all();
    return { files, runs: new Set(database.prepare<[], string>('SELECT id FROM runs').pluck().all()) };
  } finally {
    database.close();
  }
}

/** Every file of a run against the length and the sha256 with which it was written. */
async function checkFiles(folder: string, files: readonly StoredFile[]): Promise<DoctorCheck[]> {
  const found: DoctorCheck[] = [];
  for (const file of files) {
    const fault = await checkDigest(join(folder, file.path), file);
    if (fault === undefined) continue;
    found.push({
      name: `Run ${file.number}`,
      status: 'problem',
      detail: `${file.path}: ${fault}`,
      fix: 'The run goes on from an older checkpoint; to have this one again, train it anew.',
    });
  }
  const whole = files.length - found.length;
  return [
    { name: 'Files', status: 'ok', detail: `${whole} of ${files.length} as they were written`, fix: null },
    ...found,
  ];
}

/** What lies in the folder and belongs to nothing. */
function checkOrphans(
  folder: string,
  files: readonly StoredFile[],
  runs: ReadonlySet<string>,
): DoctorCheck[] {
  const { runs: root } = dataLayout(folder);
  const known = new Set(files.map(({ path }) => join(folder, path)));
  const orphans = (existsSync(root) ? readdirSync(root) : []).flatMap((id) => {
    const inside = join(root, id);
    if (!statSync(inside).isDirectory()) return [];
    if (!runs.has(id)) return [inside];
    return readdirSync(inside)
      .map((name) => join(inside, name))
      .filter((path) => path.endsWith('.tmp') || (path.endsWith('.safetensors') && !known.has(path)));
  });
  if (orphans.length === 0) return [{ name: 'Left-overs', status: 'ok', detail: 'none', fix: null }];
  return orphans.map((detail) => ({
    name: 'Left-overs',
    status: 'warning',
    detail,
    fix: 'It belongs to no run: remove it.',
  }));
}

/** Looks at everything in a data folder. The lab may be at work in it. */
export async function checkData(folder: string): Promise<DoctorCheck[]> {
  const database = checkDatabase(folder, 'full');
  if (!existsSync(dataLayout(folder).database)) return [database];
  try {
    const { files, runs } = storedFiles(folder);
    return [database, ...(await checkFiles(folder, files)), ...checkOrphans(folder, files, runs)];
  } catch (error) {
    const detail = toLabError(error).message;
    return [database, { name: 'Files', status: 'problem', detail, fix: repairAdvice }];
  }
}
