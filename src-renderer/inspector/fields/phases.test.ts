import type { Schedule } from '@shared/graph';
import { describe, expect, it } from 'vitest';
import { phasesOf, schedulesOf, withoutPhase, withPhase } from './phases';

const steps = (...points: [at: number, value: number][]): Schedule => ({
  shape: 'steps',
  points: points.map(([at, value]) => ({ at, value })),
});

describe('phases', () => {
  it('are the places where any of the schedules changes', () => {
    const phases = phasesOf([2, steps([0, 1], [0.5, 0]), steps([0.25, 3])]);
    expect(phases).toEqual({
      starts: [0, 0.25, 0.5],
      values: [
        [2, 2, 2],
        [1, 1, 0],
        [3, 3, 3],
      ],
    });
    expect(phasesOf(schedulesOf(phases!))).toEqual(phases);
  });

  it('are none of constants, nor where a weight follows straight lines', () => {
    expect(phasesOf([1, 2])).toBeUndefined();
    expect(phasesOf([steps([0, 1]), { shape: 'linear', points: [{ at: 0, value: 1 }] }])).toBeUndefined();
  });

  it('can be added and taken away', () => {
    const two = phasesOf([steps([0, 1], [0.5, 0])])!;
    expect(withPhase(two)).toEqual({ starts: [0, 0.5, 0.75], values: [[1, 0, 0]] });
    expect(withoutPhase(withPhase(two), 1)).toEqual({ starts: [0, 0.75], values: [[1, 0]] });
    expect(withoutPhase(two, 0)).toEqual({ starts: [0], values: [[0]] });
  });
});
