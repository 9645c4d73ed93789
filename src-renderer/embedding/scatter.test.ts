import { describe, expect, it } from 'vitest';
import { commonReach, placesOf } from './scatter';

const size = { width: 224, height: 124 };

describe('the scatter of an embedding', () => {
  it('puts the origin in the middle, keeps the aspect and shows the farthest point inside', () => {
    const layout = Float64Array.of(0, 0, 2, 1, -2, -1);
    expect(placesOf(layout, commonReach([layout]), size)).toEqual([
      { x: 112, y: 62 },
      { x: 212, y: 12 },
      { x: 12, y: 112 },
    ]);
  });

  it('draws all checkpoints at the scale of the widest, so that a collapse is seen to shrink', () => {
    const [wide, narrow] = [Float64Array.of(10, 0, -10, 5), Float64Array.of(1, 0, -1, 0)];
    expect(placesOf(narrow, commonReach([wide, narrow]), size)).toEqual([
      { x: 122, y: 62 },
      { x: 102, y: 62 },
    ]);
  });

  it('puts everything in the middle when there is no variance at all', () => {
    expect(placesOf(new Float64Array(2), [0, 0], size)).toEqual([{ x: 112, y: 62 }]);
  });
});
