import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Checkpoint, checkDigest, readCheckpoint, writeCheckpoint } from '.';

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

  it('agrees with what was written, until a byte of it changes', async () => {
    const written = await writeCheckpoint(path, checkpoint);
    expect(await checkDigest(path, written)).toBeUndefined();
    const file = readFileSync(path);
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    writeFileSync(path, file);
    expect(await checkDigest(path, written)).toContain('not those that were written');
    truncateSync(path, 10);
    expect(await checkDigest(path, written)).toContain('10 bytes');
    rmSync(path);
    expect(await checkDigest(path, written)).toContain('gone');
  });

  it('is read where it is larger than any one buffer', async () => {
    const giant = 2 ** 31 + 64;
    const header = Buffer.from(
      JSON.stringify({
        __metadata__: { step: '1' },
        giant: { dtype: 'F32', shape: [giant / 4], data_offsets: [0, giant] },
        small: { dtype: 'F32', shape: [2], data_offsets: [giant, giant + 8] },
      }),
    );
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    // A file with a hole: it takes no room on the disk.
    writeFileSync(path, Buffer.concat([length, header]));
    truncateSync(path, 8 + header.length + giant);
    appendFileSync(path, new Uint8Array(Float32Array.of(3, 4).buffer));
    const { tensors } = await readCheckpoint(path, ['small']);
    expect(tensors).toEqual(new Map([['small', { shape: [2], values: Float32Array.of(3, 4) }]]));
  });

  it('does not make room for tensors that the file is too short for', async () => {
    const bytes = 2 ** 40;
    const header = JSON.stringify({ huge: { dtype: 'F32', shape: [bytes / 4], data_offsets: [0, bytes] } });
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    writeFileSync(path, Buffer.concat([length, Buffer.from(header)]));
    await expect(readCheckpoint(path)).rejects.toThrow(/"huge" is cut off/);
  });
});
