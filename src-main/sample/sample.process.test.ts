import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEmbedding, sampleSheet, sheetColumns, writeEmbedding } from '.';

describe('the sample of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps the embedding of every space with labels and class names', async () => {
    const path = join(folder, 'embedding.safetensors');
    await writeEmbedding(path, {
      step: 40,
      labels: [1, 0],
      classNames: ['disc', 'ring'],
      spaces: {
        backbone: { dim: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) },
        representation: { dim: 2, values: Float32Array.of(7, 8, 9, 10) },
      },
    });
    const { values, ...facts } = await readEmbedding(path, 'representation');
    expect(facts).toEqual({
      step: 40,
      space: 'representation',
      dim: 2,
      labels: [1, 0],
      classNames: ['disc', 'ring'],
    });
    const bytes = Uint8Array.from(Buffer.from(values, 'base64'));
    expect([...new Float32Array(bytes.buffer)]).toEqual([7, 8, 9, 10]);
  });

  it('names a file that is not there', async () => {
    await expect(readEmbedding(join(folder, 'none.safetensors'), 'backbone')).rejects.toMatchObject({
      code: 'data-missing',
      where: { file: join(folder, 'none.safetensors') },
    });
  });

  it('lays the images out in rows, each where its index says', async () => {
    const count = sheetColumns + 2;
    const images = Uint8Array.from({ length: count * 2 * 2 * 3 }, (_, byte) => Math.floor(byte / 12));
    const set = { labels: null, count, width: 2, height: 2, channels: 3, gather: () => images };
    const { data, info } = await sharp(
      await sampleSheet(
        set,
        Int32Array.from({ length: count }, (_, index) => index),
      ),
    )
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 2 * sheetColumns, height: 4 });
    const pixel = (x: number, y: number) => data[(y * info.width + x) * info.channels];
    expect(pixel(2 * 5 + 1, 1)).toBe(5);
    expect(pixel(2 * 1, 2)).toBe(sheetColumns + 1);
  });
});
