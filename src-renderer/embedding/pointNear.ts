export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The index of the place nearest to another, at most `within` away; undefined where there is none. */
export function pointNear(
  places: readonly (Place | undefined)[],
  at: Place,
  within: number,
): number | undefined {
  let found: number | undefined;
  let least = within;
  places.forEach((place, index) => {
    if (place === undefined) return;
    const distance = Math.hypot(place.x - at.x, place.y - at.y);
    if (distance > least) return;
    least = distance;
    found = index;
  });
  return found;
}

export const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;
export type Direction = keyof typeof directions;

/**
 * The place that an arrow key leads to: the nearest one in its direction, where a pixel aside counts as two. The
 * place itself where there is nothing on that side.
 */
export function pointBeside(
  places: readonly (Place | undefined)[],
  current: number,
  direction: Direction,
): number {
  const from = places[current];
  if (from === undefined) return current;
  const [alongX, alongY] = directions[direction];
  let [found, least] = [current, Number.POSITIVE_INFINITY];
  places.forEach((place, index) => {
    if (place === undefined || index === current) return;
    const [x, y] = [place.x - from.x, place.y - from.y];
    const ahead = x * alongX + y * alongY;
    const aside = Math.abs(x * alongY) + Math.abs(y * alongX);
    const cost = ahead + 2 * aside;
    if (ahead <= 0 || cost >= least) return;
    [found, least] = [index, cost];
  });
  return found;
}
