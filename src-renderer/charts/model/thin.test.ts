import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestPoint, thin } from './thin';

const ramp = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('thinning a series', () => {
  it('leaves few points as they are', () => {
    const series = { name: 'z/m_o', steps: ramp(40), values: ramp(40) };
    expect(thin(series, [0, 39], 10)).toEqual({ steps: ramp(40), values: ramp(40) });
  });

  it('keeps only the window, and one point beyond either end', () => {
    const steps = [0, 10, 20, 30, 40, 50];
    const series = { name: 'z/m_o', steps, values: steps };
    expect(thin(series, [15, 35], 100).steps).toEqual([10, 20, 30, 40]);
  });

  it('keeps the ends, the least and the greatest value, in step order, of any long series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 500, maxLength: 3000 }),
        (values) => {
          const steps = ramp(values.length);
          const thinned = thin({ name: 'z/m_o', steps, values }, [0, values.length], 50);
          expect(thinned.steps.length).toBeLessThanOrEqual(202);
          expect(thinned.steps).toEqual([...new Set(thinned.steps)].sort((a, b) => a - b));
          expect(thinned.steps[0]).toBe(0);
          expect(thinned.steps.at(-1)).toBe(values.length - 1);
          expect(Math.min(...thinned.values)).toBe(Math.min(...values));
          expect(Math.max(...thinned.values)).toBe(Math.max(...values));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the point under the cursor', () => {
  it('is the nearest one', () => {
    expect([-5, 4, 6, 99].map((step) => nearestPoint([0, 10, 20], step))).toEqual([0, 0, 1, 2]);
    expect(nearestPoint([], 3)).toBeUndefined();
  });
});
