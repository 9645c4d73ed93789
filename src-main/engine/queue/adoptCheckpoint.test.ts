import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../store';
import { adoptCheckpoint } from './adoptCheckpoint';

type Artifact = Parameters<Store['artifacts']['put']>[1];

/** The newest of the files that the database knows. */
function artifactsWith(known: Artifact | undefined) {
  const added: Artifact[] = [];
  const artifacts: Store['artifacts'] = {
    put: (_run, artifact) => void added.push(artifact),
    list: () => added,
    latestCheckpoint: () => known,
  };
  return { artifacts, added };
}

describe('a checkpoint that its engine never heard of', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
    writeFileSync(join(folder, 'step-00000200.safetensors'), 'older');
    writeFileSync(join(folder, 'step-00000260.safetensors'), 'newest');
    writeFileSync(join(folder, 'step-00000300.safetensors.part'), 'cut off');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is taken up if it is the newest', () => {
    const { artifacts, added } = artifactsWith(undefined);
    adoptCheckpoint({ artifacts }, 1, folder);
    expect(added).toEqual([
      {
        kind: 'checkpoint',
        step: 260,
        path: join(folder, 'step-00000260.safetensors'),
        bytes: 6,
        sha256: createHash('sha256').update('newest').digest('hex'),
      },
    ]);
  });

  it('is left alone if a later one is known', () => {
    const later = { kind: 'checkpoint', step: 280, path: '', bytes: 0, sha256: '' };
    const { artifacts, added } = artifactsWith(later);
    adoptCheckpoint({ artifacts }, 1, folder);
    expect(added).toEqual([]);
  });
});
