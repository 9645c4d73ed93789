import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticksOf, tickTexts } from './ticks';

const linear = (from: number, to: number) => ({ range: [from, to] as const, log: false });
const log = (from: number, to: number) => ({ range: [from, to] as const, log: true });

describe('ticks', () => {
  it('stand at round values', () => {
    expect(ticksOf(linear(0, 1), 2)).toEqual([0, 0.5, 1]);
    expect(ticksOf(linear(-1, 1), 2)).toEqual([-1, 0, 1]);
    expect(ticksOf(linear(-0.93, 0.07), 3)).toEqual([-0.5, 0]);
    expect(ticksOf(linear(0, 41), 2)).toEqual([0, 20, 40]);
    expect(ticksOf(linear(7, 43), 3)).toEqual([10, 20, 30, 40]);
  });

  it('stand at powers of ten of a logarithmic axis, thinned where there are many', () => {
    expect(ticksOf(log(0.002, 20), 5)).toEqual([0.01, 0.1, 1, 10]);
    expect(ticksOf(log(1e-6, 1e3), 4)).toEqual([1e-6, 1e-3, 1, 1e3]);
  });

  it('are inside the axis and few, whatever the axis', () => {
    const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(bound, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (from, span) => {
        const ticks = ticksOf(linear(from, from + span), 4);
        expect(ticks.length).toBeLessThanOrEqual(5);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(from - span * 1e-6);
          expect(tick).toBeLessThanOrEqual(from + span * (1 + 1e-6));
        }
      }),
    );
  });

  it('have as many decimals as tell them apart', () => {
    expect(tickTexts(linear(0, 1), [0, 0.5, 1], false)).toEqual(['0.0', '0.5', '1.0']);
    expect(tickTexts(linear(-0.75, -0.65), [-0.7], false)).toEqual(['−0.7']);
    expect(tickTexts(linear(-20, 20), [-20, 0, 20], false)).toEqual(['−20', '0', '20']);
    expect(tickTexts(linear(0.2, 0.4), [0.2, 0.3, 0.4], true)).toEqual(['20 %', '30 %', '40 %']);
  });

  it('are written as powers of ten far from 1', () => {
    expect(tickTexts(log(1e-12, 1e5), [1e-12, 1e-4, 0.01, 1, 1000, 1e5], false)).toEqual([
      '10⁻¹²',
      '10⁻⁴',
      '0.01',
      '1',
      '1000',
      '10⁵',
    ]);
  });
});
