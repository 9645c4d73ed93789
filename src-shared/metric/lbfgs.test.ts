import { describe, expect, it } from 'vitest';
import { lbfgs } from './lbfgs';

describe('L-BFGS', () => {
  it('finds the minimum of a quadratic whose directions are a thousand times apart', () => {
    const scales = [1, 10, 100, 1000];
    const target = [3, -2, 0.5, 1];
    const found = lbfgs(new Float64Array(4), (at) => ({
      value:
        1 + scales.reduce((sum, scale, index) => sum + (scale / 2) * (at[index]! - target[index]!) ** 2, 0),
      gradient: scales.map((scale, index) => scale * (at[index]! - target[index]!)),
    }));
    target.forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 2);
    });
  });

  it('finds that of log(e^x + e^-2x), where the slopes are 0: x = ln(2) / 3', () => {
    const found = lbfgs(Float64Array.of(5), ([x = 0]) => {
      const [up, down] = [Math.exp(x), Math.exp(-2 * x)];
      return { value: Math.log(up + down), gradient: [(up - 2 * down) / (up + down)] };
    });
    expect(found[0]).toBeCloseTo(Math.log(2) / 3, 2);
  });

  it('stays where it is at a minimum', () => {
    const start = Float64Array.of(0, 0);
    expect(lbfgs(start, () => ({ value: 1, gradient: [0, 0] }))).toEqual(start);
  });
});
