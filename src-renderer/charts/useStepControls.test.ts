import { describe, expect, it } from 'vitest';
import { nearestStep, nextStep, stepsWithin } from './useStepControls';

describe('the cursor', () => {
  it('stands on the nearest step of any line that has a point', () => {
    expect(
      nearestStep(
        [
          [0, 100, 200],
          [0, 10, 20],
        ],
        93,
      ),
    ).toBe(100);
    expect(
      nearestStep(
        [
          [0, 100],
          [0, 10, 20],
        ],
        17,
      ),
    ).toBe(20);
  });

  it('stands anywhere while there are no points', () => {
    expect(nearestStep([], 17.4)).toBe(17);
  });

  it('stays in the steps that are on the axis', () => {
    const known = [
      [0, 100, 200, 300],
      [0, 150],
    ];
    expect(stepsWithin(known, [100, 200])).toEqual([[100, 200], [150]]);
    expect(stepsWithin(known, [210, 290])).toEqual([[], []]);
    expect(nearestStep(stepsWithin(known, [110, 290]), 112)).toBe(150);
  });

  it('goes from point to point by keys, from the last one, and stays inside', () => {
    const steps = [0, 10, 20];
    expect(nextStep(steps, null, -1)).toBe(20);
    expect(nextStep(steps, 20, -1)).toBe(10);
    expect(nextStep(steps, 0, -1)).toBe(0);
    expect(nextStep(steps, 20, 1)).toBe(20);
    expect(nextStep([], null, 1)).toBeUndefined();
  });
});
