import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scriptedDocument } from '../engine/testing';
import { temporaryFolder } from '../testing/temporaryFolder';
import { openStore } from './store';

it('gives the pages of deleted rows back to the disk', async () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'lab.sqlite');
  const store = openStore(file);
  try {
    await store.shrink();
    const empty = statSync(file).size;
    const rows = (length: number) => Array.from({ length }, (_, step) => ({ name: 'a', step, value: step }));
    const architecture = store.architectures.put(scriptedDocument('a'));
    const { id, number } = store.runs.create({
      name: 'x',
      preset: null,
      architecture,
      seed: 0,
      trainsOn: 'local',
    });
    store.metrics.append(number, rows(100_000));
    await store.shrink();
    const full = statSync(file).size;
    store.runs.remove(id);
    await store.shrink();
    expect(full - empty).toBeGreaterThan(500_000);
    expect(statSync(file).size - empty).toBeLessThan((full - empty) / 20);
  } finally {
    store.close();
    folder.remove();
  }
});
