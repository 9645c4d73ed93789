import { boxCorner, nodeBox, type Point, wireAt } from '@shared/figure';
import {
  addNode,
  bundleOf,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  insertIntoWire,
} from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';

/** How near to a wire a node must be dropped to be put into it. */
const wireRadius = 18;
const step = 24;

/** The wires into which a node of a type would be put at a point: those that run in parallel there. */
export function wiresUnder(document: GraphDocument, type: string, point: Point): readonly GraphEdge[] {
  if (nodeType(type)?.passThrough !== true) return [];
  const wire = wireAt(document, point, wireRadius);
  return wire === undefined ? [] : bundleOf(document, wire);
}

/**
 * Adds a node at a point, and into the wire that passes there; what it would cover of the figure then moves apart.
 * @returns the document and the node's id.
 */
export function placeNode(
  document: GraphDocument,
  type: string,
  point: Point,
): { document: GraphDocument; id: string } {
  const bundle = wiresUnder(document, type, point);
  const grown = addNode(document, type, { x: Math.round(point.x), y: Math.round(point.y) });
  const id = grown.nodes.at(-1)?.id ?? type;
  if (bundle.length === 0) return { document: grown, id };
  return { document: madeRoom(putIntoWire(grown, id, bundle), id), id };
}

/** Puts a node into a bundle of wires where that fits; otherwise leaves the document as it is. */
export function putIntoWire(
  document: GraphDocument,
  id: string,
  [wire]: readonly GraphEdge[],
): GraphDocument {
  return (wire && insertIntoWire(document, id, wire)) ?? document;
}

/** A point near the wanted one at which a new node of a type covers no other. */
export function freePlace(document: GraphDocument, type: string, wanted: Point, lanes = 1): Point {
  const taken = document.nodes.map(rectangle);
  let { x, y } = wanted;
  for (let tries = 0; tries < 60; tries += 1) {
    const box = rectangle({ id: 'new', type, params: {}, lanes, position: { x, y } });
    if (!taken.some((other) => overlap(box, other))) break;
    y += step;
    if (tries % 12 === 11) {
      x += step * 4;
      y = wanted.y;
    }
  }
  return { x, y };
}

const margin = 12;

function rectangle(node: GraphNode) {
  const { width, height } = nodeBox(node);
  const { x, y } = boxCorner(node);
  return { left: x - margin, top: y - margin, right: x + width + margin, bottom: y + height + margin };
}

type Sides = ReturnType<typeof rectangle>;

function overlap(a: Sides, b: Sides): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

interface Gap {
  readonly axis: 'x' | 'y';
  /** How far the nodes before the new one move back, and those after it on. */
  readonly back: number;
  readonly on: number;
}

/** What it takes along an axis that a box covers none of the others. */
function gapAlong(axis: 'x' | 'y', own: Sides, others: readonly Sides[]): Gap {
  const [low, high] = axis === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const middle = (sides: Sides) => (sides[low] + sides[high]) / 2;
  const isBefore = (other: Sides) => middle(other) <= middle(own);
  const most = (lengths: readonly number[]) => Math.max(0, ...lengths);
  return {
    axis,
    back: most(others.filter(isBefore).map((other) => other[high] - own[low])),
    on: most(others.filter((other) => !isBefore(other)).map((other) => own[high] - other[low])),
  };
}

/** Moves the figure apart around a node, along the axis that takes less, so that the node covers nothing where it is. */
function madeRoom(document: GraphDocument, id: string): GraphDocument {
  const node = document.nodes.find((one) => one.id === id);
  if (node === undefined) return document;
  const own = rectangle(node);
  const covered = document.nodes
    .filter((other) => other !== node)
    .map(rectangle)
    .filter((other) => overlap(own, other));
  if (covered.length === 0) return document;
  const [along, across] = [gapAlong('x', own, covered), gapAlong('y', own, covered)];
  const { axis, back, on } = across.back + across.on < along.back + along.on ? across : along;
  const middle = (sides: Sides) => (axis === 'x' ? sides.left + sides.right : sides.top + sides.bottom);
  const moved = document.nodes
    .filter((other) => other !== node)
    .map((other) => {
      const by = middle(rectangle(other)) <= middle(own) ? -back : on;
      const { x, y } = other.position;
      return [other.id, axis === 'x' ? { x: x + by, y } : { x, y: y + by }] as const;
    });
  return moveNodes(document, new Map(moved));
}

/** The document with nodes at other positions; the same document where nothing moves. */
export function moveNodes(document: GraphDocument, to: ReadonlyMap<string, Point>): GraphDocument {
  let moved = false;
  const nodes = document.nodes.map((node) => {
    const point = to.get(node.id);
    if (point === undefined) return node;
    const position = { x: Math.round(point.x), y: Math.round(point.y) };
    if (position.x === node.position.x && position.y === node.position.y) return node;
    moved = true;
    return { ...node, position };
  });
  return moved ? { ...document, nodes } : document;
}
