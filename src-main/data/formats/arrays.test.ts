import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageSet } from '../reading/dataset';
import { failure, imageOf, labelsOf, load, pixelsOf } from '../testing';

/** What fixtures/data/generate.py wrote with numpy, scipy, pyarrow and pickle. */
const fixture = (name: string) => resolve('fixtures', 'data', name);

/** The pixel that the script paints: see its `images`. */
function painted(image: number, row: number, column: number, channel: number, offset: number): number {
  const block = (place: number) => Math.floor(place / 4) * 4;
  return (7 * image + 3 * block(row) + 5 * block(column) + 40 * channel + offset) % 256;
}

function expectPainted(set: ImageSet, offset: number, image = 1, place = image, grey = false): void {
  const pixels = imageOf(set, place);
  for (const [row, column] of [
    [0, 0],
    [0, 9],
    [13, 2],
    [set.height - 1, set.width - 1],
  ] as const)
    for (const channel of [0, 1, 2])
      expect(pixels[(row * set.width + column) * 3 + channel]).toBe(
        painted(image, row, column, grey ? 0 : channel, offset),
      );
}

describe('the same images in four formats', () => {
  it('come out the same, to the fingerprint', async () => {
    const all = [
      await load('cifar10', fixture('cifar10-bin')),
      await load('cifar10', fixture('cifar10-py')),
      await load('npz', fixture('npz/cifar.npz'), { size: 32 }),
      await load('parquet', fixture('parquet')),
    ];
    for (const { train, test, record } of all) {
      expect([train.count, test.count]).toEqual([40, 20]);
      expectPainted(train, 0);
      expectPainted(train, 0, 39);
      expectPainted(test, 90, 7);
      expect(labelsOf(train)).toEqual(Array.from({ length: 40 }, (_, index) => index % 10));
      expect(record.fingerprint).toBe(all[0]!.record.fingerprint);
    }
    expect(all.map(({ classNames }) => classNames[8])).toEqual(['ship', 'ship', '8', 'ship']);
  });
});

describe("CIFAR-100's Python version, as Python 2 wrote it", () => {
  it('takes the fine labels and their names', async () => {
    const { train, classNames } = await load('cifar100', fixture('cifar100-py'));
    expect(labelsOf(train).slice(0, 4)).toEqual([0, 5, 10, 15]);
    expect(classNames[15]).toBe('fine15');
    expectPainted(train, 10, 3);
  });
});

describe('SVHN', () => {
  it('is read packed and plain, upright, with label 10 as the digit 0', async () => {
    const { train, test, classNames } = await load('svhn', fixture('svhn'));
    expect([train.count, test.count]).toEqual([30, 10]);
    expect(labelsOf(train).slice(0, 11)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    expect(classNames[0]).toBe('0');
    expectPainted(train, 20, 29);
    expectPainted(test, 30, 9);
  });
});

describe('STL-10', () => {
  it('trains on the unlabelled images and measures by the labelled ones', async () => {
    const { train, test, labelled, classNames, record } = await load('stl10', fixture('stl10'));
    expect([train.count, train.labels, test.count]).toEqual([7, null, 2]);
    expect(labelled?.bank.count).toBe(4);
    expect(labelled === null ? [] : labelsOf(labelled.bank)).toEqual([0, 1, 2, 9]);
    expect(classNames[9]).toBe('truck');
    expectPainted(train, 60, 2);
    expectPainted(train, 40, 0, 3);
    expect(record.splits.map(({ name, images }) => [name, images])).toEqual([
      ['train', 7],
      ['bank', 4],
      ['test', 2],
    ]);
  });

  it('is scaled to the size asked for', async () => {
    const { train } = await load('stl10', fixture('stl10'), { size: 48 });
    expect(train).toMatchObject({ width: 48, height: 48, count: 7 });
    expect(pixelsOf(train).length).toBe(7 * 48 * 48 * 3);
  });
});

describe('.npz files', () => {
  it("have Keras's keys", async () => {
    const { train, test, classNames, name } = await load('npz', fixture('npz-keras/mnist.npz'));
    expect([name, train.count, test.count, classNames.length]).toEqual(['mnist', 12, 6, 3]);
    expectPainted(train, 0, 5, 5, true);
  });

  it('lie in files of their own, as Kannada-MNIST and KMNIST do', async () => {
    const { train, test } = await load('npz', fixture('npz-kannada'));
    expect([train.count, test.count]).toEqual([12, 6]);
    expect(labelsOf(test)).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it('are shards, in the order of their numbers, with labels from 1', async () => {
    const { train, test, classNames } = await load('npz', fixture('npz-shards'), { size: 32 });
    expect([train.count, test.count]).toEqual([16, 6]);
    expect(classNames).toEqual(['1', '2', '3', '4']);
    expect(labelsOf(train)).toEqual([0, 1, 2, 3, 0, 0, 1, 2, 3, 0, 1, 2, 0, 1, 2, 3]);
    expectPainted(train, 10, 1, 13);
    expectPainted(test, 9, 2);
  });

  it('say what they lack', async () => {
    expect((await failure(load('npz', fixture('svhn')))).message).toContain('There is no *.npz');
    expect((await failure(load('npz', fixture('svhn/train_32x32.mat')))).message).toContain(
      'cannot be unpacked',
    );
  });
});
