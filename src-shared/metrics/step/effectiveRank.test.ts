import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveRank as definition } from './effectiveRank';

const effectiveRank = definition.measure;

const eigenvalues = fc.array(fc.double({ min: 1e-6, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('the effective rank', () => {
  it('is the number of directions where all hold the same variance', () => {
    for (const dim of [1, 2, 7, 128])
      expect(effectiveRank(new Float32Array(dim).fill(0.3))).toBeCloseTo(dim, 3);
  });

  it('is 1 where one direction holds all, and where there is no variance', () => {
    expect(effectiveRank([0, 0, 5])).toBe(1);
    expect(effectiveRank([0, 0])).toBe(1);
    expect(effectiveRank([])).toBe(1);
    expect(effectiveRank([Number.NaN])).toBe(1);
  });

  it('of two directions is 2 to the entropy in bits', () => {
    // Shares 1/4 and 3/4: 0.25 · 2 + 0.75 · log2(4/3) bits.
    expect(effectiveRank([1, 3])).toBeCloseTo(2 ** (0.5 + 0.75 * Math.log2(4 / 3)), 12);
  });

  it('counts negative eigenvalues, which are rounding, as none', () => {
    expect(effectiveRank([-1e-9, 2, 2])).toBeCloseTo(2, 12);
  });

  it('lies between 1 and the dimensions and asks neither for scale nor for order', () => {
    fc.assert(
      fc.property(eigenvalues, fc.double({ min: 0.01, max: 100, noNaN: true }), (values, scale) => {
        const rank = effectiveRank(values);
        expect(rank).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(rank).toBeLessThanOrEqual(values.length + 1e-9);
        expect(effectiveRank([...values].reverse().map((value) => value * scale))).toBeCloseTo(rank, 6);
      }),
    );
  });
});
