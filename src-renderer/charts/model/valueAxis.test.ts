import { describe, expect, it } from 'vitest';
import { extent, share, valueAxis } from './valueAxis';

describe('a value axis', () => {
  it('keeps a fixed range whatever the values are', () => {
    expect(valueAxis({ scale: 'fixed', range: [0, 1] }, [[5]])).toEqual({
      range: [0, 1],
      log: false,
      blank: false,
    });
  });

  it('fits the finite values with some room', () => {
    expect(extent([[1, Number.NaN], [3]])).toEqual([1, 3]);
    const { range } = valueAxis({ scale: 'fit' }, [[0, 100]]);
    expect(range).toEqual([-8, 108]);
  });

  it('has a height when all values are the same, or there are none', () => {
    const [from, to] = valueAxis({ scale: 'fit' }, [[-1, -1]]).range;
    expect(from).toBeLessThan(-1);
    expect(to).toBeGreaterThan(-1);
    expect(valueAxis({ scale: 'fit' }, [])).toEqual({ range: [0, 1], log: false, blank: true });
  });

  it('keeps a least span, so that noise does not look like a change', () => {
    const { range } = valueAxis({ scale: 'fit', leastSpan: 0.2 }, [[0.5, 0.5001]]);
    expect(range[0]).toBeCloseTo(0.4, 3);
    expect(range[1]).toBeCloseTo(0.6, 3);
  });

  it('is logarithmic for magnitudes far apart, never where a value is not positive', () => {
    expect(valueAxis({ scale: 'magnitudes' }, [[0.001, 10]]).log).toBe(true);
    expect(valueAxis({ scale: 'magnitudes' }, [[1, 10]]).log).toBe(false);
    expect(valueAxis({ scale: 'magnitudes' }, [[0, 10]]).log).toBe(false);
    expect(valueAxis({ scale: 'fit' }, [[0.001, 10]]).log).toBe(false);
  });

  it('says where a value lies', () => {
    expect(share({ range: [-1, 1], log: false }, 0)).toBe(0.5);
    expect(share({ range: [0.01, 100], log: true }, 1)).toBeCloseTo(0.5, 12);
  });
});
