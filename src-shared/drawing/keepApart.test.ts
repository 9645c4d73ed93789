import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepApart } from './keepApart';

const room = { gap: 16, top: 0, bottom: 200 };

describe('spreading labels', () => {
  it('leaves labels where they are that do not touch', () => {
    expect(keepApart([100, 20, 60], room)).toEqual([100, 20, 60]);
  });

  it('moves two that overlap apart by the same distance', () => {
    expect(keepApart([50, 54], room)).toEqual([44, 60]);
  });

  it('keeps them inside', () => {
    expect(keepApart([-10, 0, 2], room)).toEqual([0, 16, 32]);
    expect(keepApart([205, 199], room)).toEqual([200, 184]);
  });

  it('moves them together where there is no room for all', () => {
    expect(keepApart([10, 10, 10], { gap: 16, top: 0, bottom: 20 })).toEqual([0, 10, 20]);
  });

  it('never lets two overlap nor changes their order, where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 250 }), { maxLength: 12 }), (wanted) => {
        const placed = keepApart(wanted, room);
        const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
        for (let place = 1; place < order.length; place += 1)
          expect(placed[order[place]!]! - placed[order[place - 1]!]!).toBeGreaterThanOrEqual(16 - 1e-9);
        for (const position of placed) {
          expect(position).toBeGreaterThanOrEqual(-1e-9);
          expect(position).toBeLessThanOrEqual(200 + 1e-9);
        }
      }),
    );
  });
});
