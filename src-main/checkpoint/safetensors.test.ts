import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from '.';

const checkpoint: Checkpoint = {
  metadata: { step: '12', name: 'größer' },
  tensors: new Map([
    ['encoder/kernel', { shape: [2, 3], values: Float32Array.of(1, -2.5, 3e-20, Number.NaN, 5, 6) }],
    ['bias', { shape: [], values: Float32Array.of(0.1) }],
    ['nothing', { shape: [0, 4], values: new Float32Array() }],
  ]),
};

describe('a checkpoint file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
    path = join(folder, 'step.safetensors');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was written, bit for bit', async () => {
    await writeCheckpoint(path, checkpoint);
    expect(await readCheckpoint(path)).toEqual(checkpoint);
  });

  it('has the layout of safetensors: length, header as JSON, then the tensors', async () => {
    const { bytes } = await writeCheckpoint(path, checkpoint);
    const file = readFileSync(path);
    expect(file.length).toBe(bytes);
    const headerLength = Number(file.readBigUInt64LE());
    expect(headerLength % 8).toBe(0);
    const header = JSON.parse(file.toString('utf8', 8, 8 + headerLength));
    expect(header.bias).toEqual({ dtype: 'F32', shape: [], data_offsets: [24, 28] });
    expect(header.__metadata__).toEqual(checkpoint.metadata);
    expect(file.readFloatLE(8 + headerLength + 24)).toBeCloseTo(0.1, 6);
  });

  it('is whole under its name, or not there', async () => {
    await writeCheckpoint(path, checkpoint);
    await writeCheckpoint(path, checkpoint);
    expect(readdirSync(folder)).toEqual(['step.safetensors']);
  });

  it('says where it is damaged when it is cut off, wherever that is', async () => {
    const { bytes } = await writeCheckpoint(path, checkpoint);
    for (const length of [0, 5, 40, bytes - 4, bytes - 1]) {
      await writeCheckpoint(path, checkpoint);
      truncateSync(path, length);
      await expect(readCheckpoint(path), `${length} bytes`).rejects.toMatchObject({
        code: 'data-invalid',
        where: { file: path },
      });
    }
  });

  it('says so when it is no checkpoint at all', async () => {
    writeFileSync(path, Buffer.concat([Buffer.from([3, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('{x}')]));
    await expect(readCheckpoint(path)).rejects.toMatchObject({ code: 'data-invalid' });
    await expect(readCheckpoint(join(folder, 'other'))).rejects.toMatchObject({ code: 'data-missing' });
  });
});
