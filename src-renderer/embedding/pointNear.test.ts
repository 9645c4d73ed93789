import { describe, expect, it } from 'vitest';
import { pointBeside, pointNear } from './pointNear';

const places = [{ x: 0, y: 0 }, { x: 10, y: 1 }, undefined, { x: 0, y: 12 }, { x: -30, y: 4 }];

describe('the point under the pointer', () => {
  it('is the nearest one within reach', () => {
    expect(pointNear(places, { x: 8, y: 0 }, 12)).toBe(1);
    expect(pointNear(places, { x: 100, y: 0 }, 12)).toBeUndefined();
  });

  it('is none of those that are not shown', () => {
    expect(pointNear([undefined], { x: 0, y: 0 }, 12)).toBeUndefined();
  });
});

describe('the arrow keys', () => {
  it('lead to the nearest point on their side', () => {
    expect(pointBeside(places, 0, 'ArrowRight')).toBe(1);
    expect(pointBeside(places, 0, 'ArrowDown')).toBe(3);
    expect(pointBeside(places, 0, 'ArrowLeft')).toBe(4);
  });

  it('stay where nothing is on their side', () => {
    expect(pointBeside(places, 0, 'ArrowUp')).toBe(0);
  });
});
