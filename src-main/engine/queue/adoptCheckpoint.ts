import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepOfCheckpoint } from '../../checkpoint';
import type { Store } from '../../store';

/**
 * Takes up the checkpoint that a trainer wrote after its engine had died: it could tell nobody. A file that has its
 * name is whole.
 * @param run number of the run whose files are in `folder`
 */
export function adoptCheckpoint({ artifacts }: Pick<Store, 'artifacts'>, run: number, folder: string): void {
  const known = artifacts.latestCheckpoint(run)?.step ?? -1;
  const [newest] = readdirSync(folder)
    .flatMap((name) => {
      const step = stepOfCheckpoint(name);
      return step === undefined ? [] : [{ step, path: join(folder, name) }];
    })
    .sort((a, b) => b.step - a.step);
  if (newest === undefined || newest.step <= known) return;
  const bytes = readFileSync(newest.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  artifacts.put(run, { kind: 'checkpoint', ...newest, bytes: bytes.length, sha256 });
}
