import { describe, expect, it } from 'vitest';
import { schedulePath } from './schedulePlot';

const heights = (path: string) =>
  path
    .slice(1)
    .split(' L')
    .map((point) => Number(point.split(',')[1]));

describe('schedulePath', () => {
  it('draws a phase at full height and the rest at the bottom', () => {
    const path = schedulePath({
      shape: 'steps',
      points: [
        { at: 0, value: 2 },
        { at: 0.5, value: 0 },
      ],
    });
    expect(heights(path)[0]).toBe(0);
    expect(heights(path).at(-1)).toBe(30);
  });

  it('draws a constant 0 as a line at the bottom', () => {
    expect(new Set(heights(schedulePath(0)))).toEqual(new Set([30]));
  });
});
