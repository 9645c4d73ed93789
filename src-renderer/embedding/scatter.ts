import type { Size } from '../charts/figure/plotArea';
import { type Layout, reach } from './layout/layout';
import type { Place } from './pointNear';

/** Pixels between the outermost points and the edge. */
const margin = 12;

/** The farthest that any of the layouts reaches along x and y, so that all are drawn at one scale. */
export function commonReach(layouts: Iterable<Layout>): readonly [number, number] {
  let [x, y] = [0, 0];
  for (const layout of layouts) {
    const own = reach(layout);
    [x, y] = [Math.max(x, own[0]), Math.max(y, own[1])];
  }
  return [x, y];
}

/** Where the points are drawn in a picture: the origin in its middle, x and y at the same scale, y upwards. */
export function placesOf(
  layout: Layout,
  [reachX, reachY]: readonly [number, number],
  { width, height }: Size,
): Place[] {
  const room = (length: number, far: number) =>
    far === 0 ? Number.POSITIVE_INFINITY : (length / 2 - margin) / far;
  const least = Math.min(room(width, reachX), room(height, reachY));
  const scale = Number.isFinite(least) ? Math.max(0, least) : 0;
  return Array.from({ length: layout.length / 2 }, (_, point) => ({
    x: width / 2 + scale * (layout[point * 2] ?? 0),
    y: height / 2 - scale * (layout[point * 2 + 1] ?? 0),
  }));
}
