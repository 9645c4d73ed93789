import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf } from './curve';
import { firstAfter, firstAtOrAfter, nearestPoint, type Points } from './points';
import { worthDrawing } from './thin';

const whole = { range: null, buckets: 1_000, smoothing: 0 };

/** Points at some of the steps up to 999. */
const points: fc.Arbitrary<Points> = fc
  .uniqueArray(fc.nat(999), { minLength: 1, maxLength: 400 })
  .chain((steps) =>
    fc
      .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
        minLength: steps.length,
        maxLength: steps.length,
      })
      .map((values) => ({ steps: [...steps].sort((a, b) => a - b), values })),
  );

describe('what is worth drawing of a series', () => {
  it('is every point where there are few, and those beyond either end of the stretch that is drawn', () => {
    const steps = [0, 10, 20, 30, 40];
    const drawn = worthDrawing(steps, [steps], { range: [15, 25], buckets: 100 });
    expect(drawn).toEqual([1, 2, 3]);
  });

  it('has the extremes of every bucket, at most four points of each, and only points of the series', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 40 }), ({ steps, values }, buckets) => {
        const curve = curveOf([{ steps, values }], { ...whole, buckets });
        const [from, to] = [steps[0]!, steps.at(-1)!];
        const bucketOf = (step: number) => Math.floor(((step - from) / (to - from)) * buckets);
        const extremes = (of: Points) => {
          const found = new Map<number, [number, number, number]>();
          of.steps.forEach((step, at) => {
            const [low, high, count] = found.get(bucketOf(step)) ?? [Infinity, -Infinity, 0];
            const value = of.values[at]!;
            found.set(bucketOf(step), [Math.min(low, value), Math.max(high, value), count + 1]);
          });
          return found;
        };
        const all = extremes({ steps, values });
        const kept = extremes(curve);
        expect([...kept.keys()]).toEqual([...all.keys()]);
        for (const [bucket, [low, high, count]] of kept) {
          expect([low, high]).toEqual(all.get(bucket)?.slice(0, 2));
          if (steps.length > buckets * 4) expect(count).toBeLessThanOrEqual(4);
        }
        curve.steps.forEach((step, at) => {
          expect(values[steps.indexOf(step)]).toBe(curve.values[at]);
        });
      }),
    );
  });

  it('is every point again of a part that holds few of them', () => {
    const steps = Array.from({ length: 10_000 }, (_, step) => step);
    const values = steps.map((step) => Math.sin(step));
    const curve = curveOf([{ steps, values }], { range: [5_000, 5_100], buckets: 100, smoothing: 0 });
    expect(curve.steps).toEqual(steps.slice(4_999, 5_102));
  });
});

describe('the mean of several runs', () => {
  it('is taken at every step that any of them has, of those that have it, with the extremes around it', () => {
    const curve = curveOf(
      [
        { steps: [0, 10, 20], values: [1, 2, 3] },
        { steps: [0, 10, 15], values: [3, 6, 9] },
      ],
      whole,
    );
    expect(curve).toEqual({
      steps: [0, 10, 15, 20],
      values: [2, 4, 9, 3],
      least: [1, 2, 9, 3],
      greatest: [3, 6, 9, 3],
      smooth: null,
    });
  });

  it('lies between its extremes', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 4 }), (series) => {
        const { values, least, greatest } = curveOf(series, whole);
        values.forEach((value, at) => {
          const room = 1e-9 * (1 + Math.abs(value));
          expect(value).toBeGreaterThanOrEqual(least![at]! - room);
          expect(value).toBeLessThanOrEqual(greatest![at]! + room);
        });
      }),
    );
  });
});

describe('the moving average', () => {
  it('begins with the first value, and weighs those before by the weight', () => {
    const series = [{ steps: [1, 2, 3], values: [4, 1, 1] }];
    // Weights 1/2: (4/2 + 1)/(1/2 + 1) = 2, and (4/4 + 1/2 + 1)/(1/4 + 1/2 + 1) = 10/7.
    const { smooth } = curveOf(series, { ...whole, smoothing: 0.5 });
    expect(smooth?.[0]).toBeCloseTo(4, 12);
    expect(smooth?.[1]).toBeCloseTo(2, 12);
    expect(smooth?.[2]).toBeCloseTo(10 / 7, 12);
  });

  it('is the same for a part of the series as for all of it', () => {
    const steps = Array.from({ length: 200 }, (_, step) => step);
    const series = [{ steps, values: steps.map((step) => Math.cos(step)) }];
    const all = curveOf(series, { ...whole, smoothing: 0.9 });
    const part = curveOf(series, { ...whole, range: [100, 120], smoothing: 0.9 });
    expect(part.smooth).toEqual(all.smooth?.slice(99, 122));
  });
});

describe('a step among others', () => {
  it('is found as a scan finds it', () => {
    fc.assert(
      fc.property(points, fc.double({ min: -10, max: 1_010, noNaN: true }), ({ steps }, step) => {
        const scanned = (fits: (one: number) => boolean) => {
          const at = steps.findIndex(fits);
          return at < 0 ? steps.length : at;
        };
        expect(firstAtOrAfter(steps, step)).toBe(scanned((one) => one >= step));
        expect(firstAfter(steps, step)).toBe(scanned((one) => one > step));
        const nearest = Math.min(...steps.map((one) => Math.abs(one - step)));
        expect(Math.abs(steps[nearestPoint(steps, step)!]! - step)).toBe(nearest);
      }),
    );
  });
});
