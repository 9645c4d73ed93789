import { describe, expect, it } from 'vitest';
import { principalPlane } from './pca';

/** Rows whose covariance is diag(50, 8, 2) / 3 along the rows' own axes. */
const crossed = {
  values: Float32Array.from([5, 0, 0, -5, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1]),
  count: 6,
  dim: 3,
};

describe('the principal plane', () => {
  it('lies along the axes of a covariance made by hand', () => {
    const { layout, variance } = principalPlane(crossed);
    const expected = [5, 0, -5, 0, 0, 2, 0, -2, 0, 0, 0, 0];
    expected.forEach((value, index) => {
      expect(Math.abs(layout[index]!)).toBeCloseTo(Math.abs(value), 9);
    });
    expect(variance).toBeCloseTo((50 + 8 + 2) / 5, 9);
  });

  it('does not ask where the mean is', () => {
    const shifted = { ...crossed, values: crossed.values.map((value, index) => value + (index % 3)) };
    const { layout } = principalPlane(shifted);
    const { layout: expected } = principalPlane(crossed);
    layout.forEach((value, index) => {
      expect(Math.abs(value)).toBeCloseTo(Math.abs(expected[index]!), 6);
    });
  });

  it('finds a diagonal: points on the line y = x in three dimensions', () => {
    const values = Float32Array.from([1, 1, 0, 2, 2, 0, 3, 3, 0, 6, 6, 0]);
    const { layout } = principalPlane({ values, count: 4, dim: 3 });
    const along = [-2, -1, 0, 3].map((value) => value * Math.SQRT2);
    along.forEach((value, row) => {
      expect(layout[row * 2]).toBeCloseTo(value, 6);
      expect(layout[row * 2 + 1]).toBeCloseTo(0, 6);
    });
  });

  it('is the same from the Gram matrix where there are more dimensions than images', () => {
    // The rows of `crossed`, each with four zero dimensions more.
    const wide = new Float32Array(6 * 7);
    for (let row = 0; row < 6; row += 1) wide.set(crossed.values.subarray(row * 3, row * 3 + 3), row * 7);
    const { layout, variance } = principalPlane({ values: wide, count: 6, dim: 7 });
    const own = principalPlane(crossed);
    layout.forEach((value, index) => {
      expect(Math.abs(value)).toBeCloseTo(Math.abs(own.layout[index]!), 9);
    });
    expect(variance).toBeCloseTo(own.variance, 9);
  });

  it('points to where its farthest point is', () => {
    const { layout } = principalPlane({ values: Float32Array.from([-9, 0, 1, 0, 2, 0]), count: 3, dim: 2 });
    expect(Math.max(...layout)).toBeCloseTo(7, 6);
  });

  it('is a point when all vectors are the same', () => {
    const { layout, variance } = principalPlane({
      values: new Float32Array(12).fill(0.25),
      count: 4,
      dim: 3,
    });
    expect([...layout].map(Math.abs)).toEqual(Array(8).fill(0));
    expect(variance).toBe(0);
  });

  it('has an empty second axis in one dimension', () => {
    const { layout } = principalPlane({ values: Float32Array.of(1, 3), count: 2, dim: 1 });
    expect([layout[1], layout[3]]).toEqual([0, 0]);
    expect(Math.abs(layout[0]!)).toBe(1);
  });
});
