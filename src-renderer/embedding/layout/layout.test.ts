import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centred, type Layout, reach, turnedTo, variances } from './layout';

const corner: Layout = Float64Array.of(2, 0, 0, 1, -1, 0, -1, -1);

/** The layout turned by an angle, mirrored first where asked. */
function moved(layout: Layout, angle: number, mirrored: boolean): Layout {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return layout.map((value, index) => {
    const other = layout[index % 2 === 0 ? index + 1 : index - 1]!;
    const [x, y] = index % 2 === 0 ? [value, other] : [other, value];
    const upright = mirrored ? -y : y;
    return index % 2 === 0 ? cos * x - sin * upright : sin * x + cos * upright;
  });
}

describe('a layout', () => {
  it('is centred on the mean of its points', () => {
    expect(centred(Float64Array.of(1, 10, 3, 30))).toEqual(Float64Array.of(-1, -10, 1, 10));
  });

  it('reaches as far as its farthest point, and has the variances of its columns', () => {
    expect(reach(corner)).toEqual([2, 1]);
    expect(variances(corner)[0]).toBeCloseTo(2, 12);
    expect(variances(corner)[1]).toBeCloseTo(2 / 3, 12);
  });

  it('is turned back onto itself from any angle, mirrored or not', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        fc.boolean(),
        (angle, mirrored) => {
          const back = turnedTo(moved(corner, angle, mirrored), corner);
          corner.forEach((value, index) => {
            expect(back[index]).toBeCloseTo(value, 9);
          });
        },
      ),
    );
  });

  it('keeps its distances when it is turned to another', () => {
    const turned = turnedTo(corner, Float64Array.of(0, 3, 1, 0, -2, 1, 1, -4));
    const distance = (layout: Layout) => Math.hypot(layout[0]! - layout[6]!, layout[1]! - layout[7]!);
    expect(distance(turned)).toBeCloseTo(distance(corner), 12);
  });
});
