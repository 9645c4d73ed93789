import { describe, expect, it } from 'vitest';
import { evenly } from './evenly';

describe('evenly', () => {
  it('keeps everything where there is room for it', () => {
    expect(evenly([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(evenly([], 3)).toEqual([]);
  });

  it('keeps every second or third item, counted from the last', () => {
    expect(evenly([0, 1, 2, 3, 4, 5], 3)).toEqual([1, 3, 5]);
    expect(evenly([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 3, 6]);
    expect(evenly([0, 1, 2, 3, 4], 1)).toEqual([4]);
  });
});
