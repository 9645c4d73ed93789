/**
 * Signed distance to a shape's outline at (x, y), negative inside; unit: the shape's own radius.
 * Formulas: Inigo Quilez, "2D distance functions". All are mirror-symmetric, so a flipped image keeps its class.
 */
export type Shape = (x: number, y: number) => number;

const disc: Shape = (x, y) => Math.hypot(x, y) - 0.86;

const square: Shape = (x, y) => box(x, y, 0.76, 0.76) - 0.04;

const cross: Shape = (x, y) => {
  const upright = box(x, y, 0.3, 0.94);
  const lying = box(x, y, 0.94, 0.3);
  return Math.min(upright, lying) - 0.04;
};

const triangle: Shape = (x, y) => {
  const half = 0.9;
  const slope = Math.sqrt(3);
  let px = Math.abs(x) - half;
  let py = 0.12 - y + half / slope;
  if (px + slope * py > 0) {
    const turned = (px - slope * py) / 2;
    py = (-slope * px - py) / 2;
    px = turned;
  }
  px -= Math.min(0, Math.max(-2 * half, px));
  return -Math.hypot(px, py) * Math.sign(py) - 0.06;
};

const star: Shape = (x, y) => {
  const cos = 0.809016994375;
  const sin = 0.587785252292;
  const radius = 0.98;
  const inner = 0.45;
  let px = Math.abs(x);
  let py = -y;
  const right = 2 * Math.max(cos * px - sin * py, 0);
  px -= right * cos;
  py += right * sin;
  const left = 2 * Math.max(-cos * px - sin * py, 0);
  px = Math.abs(px + left * cos);
  py += left * sin;
  py -= radius;
  const edgeX = inner * sin;
  const edgeY = inner * cos - 1;
  const along = Math.min(radius, Math.max(0, (px * edgeX + py * edgeY) / (edgeX * edgeX + edgeY * edgeY)));
  const distance = Math.hypot(px - edgeX * along, py - edgeY * along);
  return distance * Math.sign(py * edgeX - px * edgeY) - 0.04;
};

function box(x: number, y: number, halfWidth: number, halfHeight: number): number {
  const dx = Math.abs(x) - halfWidth;
  const dy = Math.abs(y) - halfHeight;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
}

export const shapes = { disc, triangle, square, star, cross } satisfies Record<string, Shape>;
export type ShapeName = keyof typeof shapes;
