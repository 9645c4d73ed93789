import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageSet } from '../../data';
import { evenOverClasses } from './classSample';

function setOf(labels: readonly number[] | null, count = labels?.length ?? 0): ImageSet {
  return {
    count,
    height: 1,
    width: 1,
    channels: 3,
    labels: labels === null ? null : Uint16Array.from(labels),
    gather: (indices) => new Uint8Array(3 * indices.length),
  };
}

const sorted = [...Array<number>(300).fill(0), ...Array<number>(100).fill(1), ...Array<number>(5).fill(2)];
const sizes = (indices: Int32Array) =>
  [0, 1, 2].map((label) => indices.filter((index) => sorted[index] === label).length);

describe('a draw of images', () => {
  it('is even over the classes of a set that is sorted by label, as far as they reach', () => {
    expect(sizes(evenOverClasses(setOf(sorted), 60))).toEqual([28, 27, 5]);
    expect(sizes(evenOverClasses(setOf(sorted), 405))).toEqual([300, 100, 5]);
  });

  it('is the same every time, without repetition, and never more than there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 80 }),
        fc.integer({ min: 0, max: 100 }),
        (labels, count) => {
          const drawn = evenOverClasses(setOf(labels), count);
          expect(drawn).toEqual(evenOverClasses(setOf(labels), count));
          expect(new Set(drawn).size).toBe(Math.min(count, labels.length));
          const counts = [0, 1, 2, 3, 4].map(
            (label) => drawn.filter((index) => labels[index] === label).length,
          );
          const all = [0, 1, 2, 3, 4].map((label) => labels.filter((one) => one === label).length);
          // A class that has more to give is at most one image behind any other.
          counts.forEach((own, label) => {
            if (own < all[label]!) expect(own).toBeGreaterThanOrEqual(Math.max(...counts) - 1);
          });
        },
      ),
    );
  });

  it('takes images without labels from all over the set', () => {
    const drawn = evenOverClasses(setOf(null, 1000), 100);
    expect(new Set(drawn).size).toBe(100);
    expect(Math.max(...drawn)).toBeGreaterThan(900);
  });
});
