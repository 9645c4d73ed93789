import { boxCorner, curveOf, curvePoint, nodeBox, type PlacedPort, type WireCurve } from '@shared/figure';
import { findNode, type GraphDocument, type GraphNode, wiresFrom } from '@shared/graph';

/** Where the shape behind an output stands, in canvas pixels from its node's box. */
export interface ShapeLabel {
  readonly port: string;
  /** The middle of its line, from the top of the box. */
  readonly y: number;
  /** How wide it may be. */
  readonly room: number;
}

/** From the box to the label, and above and below the middle of the ports, where labels stand. */
export const labelGap = 5;
const reach = 18;
const halfLine = 6;
/** Where the label of one to three digits ends, which most are. */
const usualWidth = 24;
/** Above the first wire or below the last one. */
const beside = 8;
const further = 20;

/** How many pixels there are from the right edge of each node to the next box beside it; infinite where none is. */
export function roomBeside({ nodes }: GraphDocument): ReadonlyMap<string, number> {
  const boxes = nodes
    .map((node) => {
      const { x, y } = boxCorner(node);
      const { width, height } = nodeBox(node);
      return { node, left: x, right: x + width, top: y, bottom: y + height };
    })
    .sort((a, b) => a.left - b.left);
  return new Map(
    boxes.map(({ node, right, left }, index) => {
      const { y } = node.position;
      const isNext = (other: (typeof boxes)[number]) =>
        other.left > left && other.top < y + reach && other.bottom > y - reach;
      let at = index + 1;
      while (at < boxes.length && !isNext(boxes[at] as (typeof boxes)[number])) at += 1;
      const next = boxes[at];
      return [node.id, next === undefined ? Number.POSITIVE_INFINITY : Math.max(0, next.left - right)];
    }),
  );
}

/** How many points of the curves lie on a label that stands at `y` beside a box whose right edge is at `right`. */
function covered(curves: readonly WireCurve[], right: number, y: number): number {
  const points = curves.flatMap((curve) =>
    Array.from({ length: 40 }, (_, step) => curvePoint(curve, step / 39)),
  );
  return points.filter(
    (point) =>
      point.x > right + labelGap &&
      point.x < right + labelGap + usualWidth &&
      Math.abs(point.y - y) < halfLine,
  ).length;
}

function placesOf(ports: readonly PlacedPort[]): number[] {
  const ys = ports.map(({ y }) => y);
  const [first, last] = [Math.min(...ys), Math.max(...ys)];
  const between = ports.length === 2 ? [(first + last) / 2] : [];
  return [...between, first - beside, last + beside, first - further, last + further];
}

interface Known {
  /** All that the labels follow from beside the node. */
  readonly from: readonly unknown[];
  readonly labels: readonly ShapeLabel[];
}

const known = new WeakMap<GraphNode, Known>();

/**
 * The labels of a node's outputs: between the wires of two views, else above the first wire, else wherever the fewest
 * wires run through them. Nodes and wires are not changed in place, so labels are placed anew only where one of the
 * node's wires, what it leads to, or the room is another.
 */
export function shapeLabels(document: GraphDocument, node: GraphNode, room: number): readonly ShapeLabel[] {
  const wires = wiresFrom(document, node.id);
  const from = [room, ...wires.flatMap((wire) => [wire, findNode(document, wire.to.node)])];
  const before = known.get(node);
  if (before?.from.length === from.length && before.from.every((one, index) => one === from[index]))
    return before.labels;
  const labels = placedLabels(document, node, room);
  known.set(node, { from, labels });
  return labels;
}

function placedLabels(document: GraphDocument, node: GraphNode, room: number): readonly ShapeLabel[] {
  const { ports, width } = nodeBox(node);
  const corner = boxCorner(node);
  const outputs = ports.filter(({ side, edge }) => side === 'outputs' && edge === 'right');
  const wires = wiresFrom(document, node.id).flatMap((wire) => curveOf(document, wire) ?? []);
  return [...new Set(outputs.map(({ name }) => name))].map((name) => {
    const places = placesOf(outputs.filter((port) => port.name === name)).map((y) => ({
      y,
      crossed: covered(wires, corner.x + width, corner.y + y),
    }));
    const best = places.reduce((one, other) => (other.crossed < one.crossed ? other : one));
    return { port: name, y: best.y, room: room - labelGap };
  });
}
