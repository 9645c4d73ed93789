import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { embeddedSource } from '@shared/graph';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '.';
import { failure, imageOf, labelsOf, patternBytes, pixelsOf, scratchFolder } from './testing';

const recordBytes = 3_073;

/** Files in CIFAR-10's format: those that the machine has, or a thousand records and a hundred of our own. */
function cifar10Files(): string {
  const given = process.env.COLLAPSE_LAB_CIFAR10 ?? resolve('..', 'shared', 'data', 'cifar-10-batches-bin');
  if (existsSync(given)) return given;
  const folder = scratchFolder();
  const records = (count: number, offset: number) =>
    Buffer.concat(
      Array.from({ length: count }, (_, index) =>
        Buffer.concat([Buffer.from([index % 10]), patternBytes(recordBytes - 1, index + offset)]),
      ),
    );
  const names = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
  writeFileSync(join(folder, 'batches.meta.txt'), names.join('\n'));
  writeFileSync(join(folder, 'data_batch_1.bin'), records(1_000, 0));
  writeFileSync(join(folder, 'test_batch.bin'), records(100, 1_000));
  return folder;
}

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

describe('a set of files in the format of CIFAR-10', () => {
  it('loads whole, with the pixels of the file at their places', async () => {
    const sample = cifar10Files();
    const { train, test, classNames } = await loadDataset({ kind: 'cifar10', directory: sample });
    const file = readFileSync(join(sample, 'data_batch_1.bin'));
    expect(train.count % (file.length / recordBytes)).toBe(0);
    expect(test.count).toBeGreaterThan(0);
    expect(classNames[8]).toBe('ship');
    for (const record of [0, 777, file.length / recordBytes - 1]) {
      const bytes = file.subarray(record * recordBytes, (record + 1) * recordBytes);
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
    const train = readFileSync(join(cifar10Files(), 'data_batch_1.bin')).subarray(0, recordBytes * 50);
    const source = { kind: 'cifar10', directory: folder } as const;
    writeFileSync(join(folder, 'test_batch.bin'), train);
    const file = join(folder, 'data_batch_1.bin');
    writeFileSync(file, train.subarray(0, -1));
    expect(await failure(loadDataset(source))).toMatchObject({
      code: 'data-invalid',
      where: { file, byte: recordBytes * 50 - 1 },
    });
    const wrong = Buffer.from(train);
    wrong[recordBytes * 20] = 11;
    writeFileSync(file, wrong);
    expect(await failure(loadDataset(source))).toMatchObject({ where: { file, byte: recordBytes * 20 } });
  });
});
