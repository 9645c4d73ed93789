import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type LoadOptions, loadDataset } from '../../load';
import type { ImageSet } from '../../reading/dataset';
import { imageOf, labelsOf, pixelsOf, scratchFolder } from '../../testing';
import { paintEmbedded } from '.';

function made(settings: typeof small, options: LoadOptions = {}) {
  return loadDataset({ kind: 'embedded', ...settings }, { cache: undefined, ...options });
}

const small = { seed: 0, train: 1_000, test: 100 };

function squaredDistance(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  return sum;
}

/** Accuracy of a majority vote among the k nearest training images, by raw pixels. */
function pixelAccuracy(train: ImageSet, test: ImageSet, k: number): number {
  let right = 0;
  for (let query = 0; query < test.count; query += 1) {
    const nearest = Array.from({ length: train.count }, (_, index) => ({
      distance: squaredDistance(imageOf(test, query), imageOf(train, index)),
      label: labelsOf(train)[index] ?? 0,
    }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, k);
    const votes = Array.from(
      { length: 10 },
      (_, label) => nearest.filter((one) => one.label === label).length,
    );
    if (votes.indexOf(Math.max(...votes)) === labelsOf(test)[query]) right += 1;
  }
  return right / test.count;
}

describe('the embedded data', () => {
  it('has ten balanced classes that are pairs of a texture and a shape', async () => {
    const { train, classNames } = await made(small);
    expect(classNames).toHaveLength(10);
    expect(new Set(classNames).size).toBe(10);
    const counts = Array.from(
      { length: 10 },
      (_, label) => labelsOf(train).filter((one) => one === label).length,
    );
    expect(counts).toEqual(Array.from({ length: 10 }, () => 100));
  });

  it('is the same for a seed, another for another seed, and shares no image between the splits', async () => {
    const one = await made(small);
    const same = await made(small);
    const other = await made({ ...small, seed: 1 });
    expect(pixelsOf(same.train)).toEqual(pixelsOf(one.train));
    expect(pixelsOf(other.train)).not.toEqual(pixelsOf(one.train));
    const seen = new Set(Array.from({ length: small.train }, (_, index) => imageOf(one.train, index).join()));
    expect(seen.size).toBe(small.train);
    for (let index = 0; index < small.test; index += 1)
      expect(seen.has(imageOf(one.test, index).join())).toBe(false);
  });

  it('paints what version 2 of the generator paints', () => {
    const digest = createHash('sha256');
    const pixels = new Uint8Array(32 * 32 * 3);
    for (let index = 0; index < 100; index += 1) {
      paintEmbedded(pixels, 7, 'train', index);
      digest.update(pixels);
    }
    expect(digest.digest('hex').slice(0, 16)).toBe('884d8f02df093997');
  });

  it('is more than chance and much less than solved for raw pixels', async () => {
    const { train, test } = await made(small);
    const accuracy = pixelAccuracy(train, test, 10);
    expect(accuracy).toBeGreaterThan(0.13);
    expect(accuracy).toBeLessThan(0.5);
  });

  it('comes out of the cache as it went in', async () => {
    const cache = scratchFolder();
    const first = await made(small, { cache });
    expect(await made(small, { cache })).toEqual(first);
  });

  it('stops when it is told to', async () => {
    await expect(made(small, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});
