import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveRank } from './effectiveRank';
import { participationRatio } from './participationRatio';

const eigenvalues = fc.array(fc.double({ min: 1e-6, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('the participation ratio', () => {
  it('is the number of directions where all hold the same variance, and 1 where one holds all', () => {
    for (const dim of [1, 2, 7, 128])
      expect(participationRatio.measure(new Float32Array(dim).fill(0.3))).toBeCloseTo(dim, 3);
    expect(participationRatio.measure([-1e-9, 0, 5])).toBe(1);
    expect(participationRatio.measure([0, 0])).toBe(1);
  });

  it('of shares 1/4 and 3/4 is 1 / (1/16 + 9/16)', () => {
    expect(participationRatio.measure([1, 3])).toBeCloseTo(1.6, 12);
  });

  it('is exp of the Rényi entropy of order 2 and so never above the effective rank', () => {
    fc.assert(
      fc.property(eigenvalues, (values) => {
        const ratio = participationRatio.measure(values);
        expect(ratio).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(ratio).toBeLessThanOrEqual(effectiveRank.measure(values) + 1e-9);
      }),
    );
  });
});
