import type { GraphDocument, GraphEdge } from '../graph';
import { type Edge, type Point, type WireEnd, wireEnd } from './nodeBox';

/** A wire's curve: a cubic from the output `p0` to the input `p3`. */
export interface WireCurve {
  readonly p0: Point;
  readonly p1: Point;
  readonly p2: Point;
  readonly p3: Point;
}

const outward: Readonly<Record<Edge, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

const shortestReach = 22;
const backwardReach = 72;

/** Leaves and arrives at right angles to the boxes; a wire between points of one height is straight. */
export function wireCurve(source: WireEnd, target: WireEnd): WireCurve {
  const out = outward[source.edge];
  const back = outward[target.edge];
  const ahead = (target.x - source.x) * out.x + (target.y - source.y) * out.y;
  const reach = ahead >= 0 ? Math.max(shortestReach, ahead * 0.45) : backwardReach;
  return {
    p0: source,
    p1: { x: source.x + out.x * reach, y: source.y + out.y * reach },
    p2: { x: target.x + back.x * reach, y: target.y + back.y * reach },
    p3: target,
  };
}

/** SVG path data. */
export function curvePath({ p0, p1, p2, p3 }: WireCurve): string {
  return `M${p0.x},${p0.y} C${p1.x},${p1.y} ${p2.x},${p2.y} ${p3.x},${p3.y}`;
}

/** The point at t, 0..1. */
export function curvePoint({ p0, p1, p2, p3 }: WireCurve, t: number): Point {
  const s = 1 - t;
  const along = (a: number, b: number, c: number, d: number) =>
    s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  return { x: along(p0.x, p1.x, p2.x, p3.x), y: along(p0.y, p1.y, p2.y, p3.y) };
}

/** The direction at t, in degrees clockwise from the x axis. */
export function curveAngle({ p0, p1, p2, p3 }: WireCurve, t: number): number {
  const s = 1 - t;
  const along = (a: number, b: number, c: number, d: number) =>
    s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c);
  return (Math.atan2(along(p0.y, p1.y, p2.y, p3.y), along(p0.x, p1.x, p2.x, p3.x)) * 180) / Math.PI;
}

const steep = 40;
const nearEnd = 0.78;

/** Where on a wire its cut mark stands: half way, or where a steep wire has levelled out before its end. */
export function cutPoint(curve: WireCurve): number {
  return Math.abs(curveAngle(curve, 0.5)) < steep ? 0.5 : nearEnd;
}

const samples = 24;

/** How far a point is from a curve, to within a pixel or two. */
export function curveDistance(curve: WireCurve, { x, y }: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample <= samples; sample += 1) {
    const point = curvePoint(curve, sample / samples);
    nearest = Math.min(nearest, Math.hypot(point.x - x, point.y - y));
  }
  return nearest;
}

/** A wire's curve by the document alone; undefined if one of its ends does not exist. */
export function curveOf(document: GraphDocument, { from, to }: GraphEdge): WireCurve | undefined {
  const source = wireEnd(document, from, 'outputs');
  const target = wireEnd(document, to, 'inputs');
  return source && target && wireCurve(source, target);
}

/** The wire of the document that passes within `radius` of a point, the nearest one. */
export function wireAt(document: GraphDocument, point: Point, radius: number): GraphEdge | undefined {
  let found: GraphEdge | undefined;
  let nearest = radius;
  for (const edge of document.edges) {
    const curve = curveOf(document, edge);
    const distance = curve === undefined ? Number.POSITIVE_INFINITY : curveDistance(curve, point);
    if (distance > nearest) continue;
    nearest = distance;
    found = edge;
  }
  return found;
}

/** The middle of a bundle of wires. */
export function wireMiddle(document: GraphDocument, bundle: readonly GraphEdge[]): Point {
  const points = bundle.flatMap((wire) => {
    const curve = curveOf(document, wire);
    return curve === undefined ? [] : [curvePoint(curve, 0.5)];
  });
  const mean = (axis: 'x' | 'y') =>
    Math.round(points.reduce((sum, point) => sum + point[axis], 0) / Math.max(1, points.length));
  return { x: mean('x'), y: mean('y') };
}
