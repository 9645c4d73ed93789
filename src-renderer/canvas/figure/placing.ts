import {
  addNode,
  bundleOf,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  insertIntoWire,
} from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import { boxCorner, nodeBox, type Point } from './nodeBox';
import { wireAt } from './wireShape';

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
 * Adds a node at a point, or into the wire that passes there; then beside what it would cover.
 * @returns the document and the node's id.
 */
export function placeNode(
  document: GraphDocument,
  type: string,
  point: Point,
): { document: GraphDocument; id: string } {
  const bundle = wiresUnder(document, type, point);
  const { x, y } = bundle.length === 0 ? point : freePlace(document, type, point, bundle.length);
  const grown = addNode(document, type, { x: Math.round(x), y: Math.round(y) });
  const id = grown.nodes.at(-1)?.id ?? type;
  return { document: putIntoWire(grown, id, bundle), id };
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
