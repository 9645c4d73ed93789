import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleSchema, scheduleValue } from './schedule';

const phases = {
  shape: 'steps' as const,
  points: [
    { at: 0, value: 1 },
    { at: 0.5, value: -2 },
    { at: 0.75, value: 4 },
  ],
};

describe('a schedule', () => {
  it('that is a number is that number throughout', () => {
    expect([0, 0.3, 1].map((progress) => scheduleValue(7, progress))).toEqual([7, 7, 7]);
  });

  it('of steps holds each value from its point on', () => {
    const at = [0, 0.49, 0.5, 0.74, 0.75, 1];
    expect(at.map((progress) => scheduleValue(phases, progress))).toEqual([1, 1, -2, -2, 4, 4]);
  });

  it('of lines goes straight from point to point', () => {
    const lines = { ...phases, shape: 'linear' as const };
    const at = [0, 0.25, 0.5, 0.625, 0.75, 1];
    expect(at.map((progress) => scheduleValue(lines, progress))).toEqual([1, -0.5, -2, 1, 4, 4]);
  });

  it('has its first value before its first point', () => {
    for (const shape of ['steps', 'linear'] as const)
      expect(scheduleValue({ shape, points: [{ at: 0.5, value: 3 }] }, 0.1)).toBe(3);
  });

  it('stays within its values and meets each of them at its point', () => {
    const points = fc
      .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 })
      .chain((places) =>
        fc.tuple(
          ...places
            .sort((a, b) => a - b)
            .map((place) => fc.integer({ min: -50, max: 50 }).map((value) => ({ at: place / 100, value }))),
        ),
      );
    fc.assert(
      fc.property(
        points,
        fc.constantFrom('steps' as const, 'linear' as const),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, shape, progress) => {
          const schedule = scheduleSchema.parse({ shape, points: all });
          const values = all.map(({ value }) => value);
          const value = scheduleValue(schedule, progress);
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          for (const point of all) expect(scheduleValue(schedule, point.at)).toBeCloseTo(point.value, 9);
        },
      ),
    );
  });

  it('with points out of order, none, or outside the run is refused', () => {
    const refused = [
      [
        { at: 0.5, value: 1 },
        { at: 0.5, value: 2 },
      ],
      [
        { at: 0.5, value: 1 },
        { at: 0.2, value: 2 },
      ],
      [],
      [{ at: 1.1, value: 1 }],
    ];
    for (const points of refused)
      expect(scheduleSchema.safeParse({ shape: 'linear', points }).success).toBe(false);
  });
});
