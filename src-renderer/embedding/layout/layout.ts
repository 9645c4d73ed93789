/** Points of the plane [count, 2]: x and y of each in turn. */
export type Layout = Float64Array;

/** The points with their mean at the origin. */
export function centred(layout: Layout): Layout {
  const [x, y] = meanOf(layout);
  return layout.map((value, index) => value - (index % 2 === 0 ? x : y));
}

function meanOf(layout: Layout): readonly [number, number] {
  const count = Math.max(1, layout.length / 2);
  let [x, y] = [0, 0];
  for (let at = 0; at < layout.length; at += 2) {
    x += (layout[at] ?? 0) / count;
    y += (layout[at + 1] ?? 0) / count;
  }
  return [x, y];
}

/** The greatest distance from the origin along x and along y. */
export function reach(layout: Layout): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let at = 0; at < layout.length; at += 2) {
    x = Math.max(x, Math.abs(layout[at] ?? 0));
    y = Math.max(y, Math.abs(layout[at + 1] ?? 0));
  }
  return [x, y];
}

/** Variances along x and y of a centred layout, with 1 / (count - 1). */
export function variances(layout: Layout): readonly [number, number] {
  const degrees = Math.max(1, layout.length / 2 - 1);
  let [x, y] = [0, 0];
  for (let at = 0; at < layout.length; at += 2) {
    x += (layout[at] ?? 0) ** 2 / degrees;
    y += (layout[at + 1] ?? 0) ** 2 / degrees;
  }
  return [x, y];
}

/**
 * Turns, and mirrors where that is better, a centred layout about the origin so that its points lie as near as they can
 * to the same points of a reference (orthogonal Procrustes in the plane, Schönemann 1966). Distances stay as they are.
 */
export function turnedTo(layout: Layout, reference: Layout): Layout {
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let at = 0; at < layout.length; at += 2) {
    const [x, y] = [layout[at] ?? 0, layout[at + 1] ?? 0];
    const [toX, toY] = [reference[at] ?? 0, reference[at + 1] ?? 0];
    xx += x * toX;
    xy += x * toY;
    yx += y * toX;
    yy += y * toY;
  }
  const mirrored = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, xy - yx);
  const angle = mirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const sign = mirrored ? -1 : 1;
  const turned = new Float64Array(layout.length);
  for (let at = 0; at < layout.length; at += 2) {
    const [x, y] = [layout[at] ?? 0, layout[at + 1] ?? 0];
    turned[at] = cos * x - sign * sin * y;
    turned[at + 1] = sin * x + sign * cos * y;
  }
  return turned;
}
