import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { embeddedSource } from '@shared/graph';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '.';
import { failure, imageOf, labelsOf, pixelsOf, scratchFolder } from './testing';

const sample = process.env.COLLAPSE_LAB_CIFAR10 ?? resolve('..', 'shared', 'data', 'cifar-10-batches-bin');

describe('the default embedded data', () => {
  it('is 10,000 and 2,000 images, made once and then read from the cache', async () => {
    const cache = scratchFolder();
    const made = await loadDataset(embeddedSource, { cache });
    expect([made.train.count, made.test.count]).toEqual([10_000, 2_000]);
    const read = await loadDataset(embeddedSource, { cache });
    expect(Buffer.compare(pixelsOf(read.train), pixelsOf(made.train))).toBe(0);
    expect(Buffer.compare(pixelsOf(read.test), pixelsOf(made.test))).toBe(0);
    expect(labelsOf(read.train)).toEqual(labelsOf(made.train));
  });
});

describe.skipIf(!existsSync(sample))('the CIFAR-10 sample', () => {
  it('loads whole, with the pixels of the file at their places', async () => {
    const { train, test, classNames } = await loadDataset({ kind: 'cifar10', directory: sample });
    const file = readFileSync(join(sample, 'data_batch_1.bin'));
    expect(train.count % (file.length / 3_073)).toBe(0);
    expect(test.count).toBeGreaterThan(0);
    expect(classNames[8]).toBe('ship');
    for (const record of [0, 777, 9_999]) {
      const bytes = file.subarray(record * 3_073, (record + 1) * 3_073);
      expect(labelsOf(train)[record]).toBe(bytes[0]);
      const image = imageOf(train, record);
      for (const pixel of [0, 500, 1_023])
        expect([...image.subarray(3 * pixel, 3 * pixel + 3)]).toEqual([
          bytes[1 + pixel],
          bytes[1_025 + pixel],
          bytes[2_049 + pixel],
        ]);
    }
    expect(new Set(labelsOf(train)).size).toBe(10);
  });

  it('names file and byte once it is cut off or has a wrong label', async () => {
    const folder = scratchFolder();
    const train = readFileSync(join(sample, 'data_batch_1.bin')).subarray(0, 3_073 * 50);
    const source = { kind: 'cifar10', directory: folder } as const;
    writeFileSync(join(folder, 'test_batch.bin'), train);
    const file = join(folder, 'data_batch_1.bin');
    writeFileSync(file, train.subarray(0, -1));
    expect(await failure(loadDataset(source))).toMatchObject({
      code: 'data-invalid',
      where: { file, byte: 3_073 * 50 - 1 },
    });
    const wrong = Buffer.from(train);
    wrong[3_073 * 20] = 11;
    writeFileSync(file, wrong);
    expect(await failure(loadDataset(source))).toMatchObject({ where: { file, byte: 3_073 * 20 } });
  });
});
