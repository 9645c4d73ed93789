import { lab } from 'd3-color';
import { describe, expect, it } from 'vitest';
import { evenScale } from './evenScale';

describe('the colour scale', () => {
  for (const [theme, anchors] of [
    ['light', ['#f5f6f8', '#1b6fb8', '#171b22']],
    ['dark', ['#14161a', '#62b1f2', '#e9ecf1']],
  ] as const)
    it(`changes its lightness evenly from end to end in the ${theme} theme`, () => {
      const scale = evenScale(anchors);
      expect(scale[0]).toEqual([0, anchors[0]]);
      expect(scale.at(-1)).toEqual([1, anchors[2]]);
      const [from, to] = [lab(anchors[0]).l, lab(anchors[2]).l];
      for (const [share, colour] of scale)
        expect(Math.abs(lab(colour).l - (from + share * (to - from)))).toBeLessThan(0.6);
    });

  it('goes through the hue of its middle anchor', () => {
    const hue = lab('#1b6fb8');
    const nearest = evenScale(['#ffffff', '#1b6fb8', '#000000'])
      .map(([, colour]) => lab(colour))
      .reduce((best, one) => (Math.abs(one.l - hue.l) < Math.abs(best.l - hue.l) ? one : best));
    expect(Math.hypot(nearest.a - hue.a, nearest.b - hue.b)).toBeLessThan(6);
  });
});
