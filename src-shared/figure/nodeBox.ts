import type { Endpoint, GraphDocument, GraphNode } from '../graph';
import type { NodeDefinition, PortDefinition } from '../node';
import { nodeType } from '../nodes/registry';

/** Lengths in canvas pixels at zoom 1. */
const wide = 116;
const narrow = 96;
const titleLine = 16;
const idLine = 16;
const headerPadding = 6;
const roomyPitch = 22;
const tightPitch = 14;
const roomyLanes = 4;
const footer = 6;
const letter = 6.7;

export type Edge = 'left' | 'right' | 'top' | 'bottom';

export interface PlacedPort {
  readonly side: 'inputs' | 'outputs';
  readonly name: string;
  readonly lane: number;
  readonly definition: PortDefinition;
  /** The edge of the box that it is on: data flows from left to right, weights from top to bottom. */
  readonly edge: Edge;
  /** From the box's upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** The size of a node's box and where its ports are on it. */
export interface NodeBox {
  readonly width: number;
  readonly height: number;
  /**
   * Distance from the top to the middle of the ports. The node's position is this point, half way across the box,
   * so that nodes in one row are joined by straight wires whatever their height.
   */
  readonly axis: number;
  readonly titleLines: number;
  readonly ports: readonly PlacedPort[];
}

export function nodeTitle({ label, type }: GraphNode): string {
  return label ?? nodeType(type)?.title ?? type;
}

const boxes = new WeakMap<GraphNode, NodeBox>();

/** Lays out a node's box. Nodes are not changed in place, so each is laid out once. */
export function nodeBox(node: GraphNode): NodeBox {
  const known = boxes.get(node);
  if (known !== undefined) return known;
  const box = layOut(node, nodeType(node.type));
  boxes.set(node, box);
  return box;
}

type Row = Omit<PlacedPort, 'x' | 'y' | 'edge'>;

function layOut(node: GraphNode, definition: NodeDefinition | undefined): NodeBox {
  const isSmall = definition?.group === 'operation' || definition?.group === 'probe';
  const width = isSmall ? narrow : wide;
  const titleLines = Math.min(2, Math.ceil((nodeTitle(node).length * letter) / (width - 12)));
  const header = headerPadding + titleLines * titleLine + idLine;
  const pitch = node.lanes > roomyLanes ? tightPitch : roomyPitch;
  const inputs = rows(node, definition?.inputs ?? {}, 'inputs');
  const outputs = rows(node, definition?.outputs ?? {}, 'outputs');
  const [left, right] = [inputs.filter(isData), outputs.filter(isData)];
  const inLine = definition?.group === 'data' ? leading(right) : right.length;
  const above = Math.max(1, left.length, inLine) / 2;
  const below = Math.max(above, right.length - inLine / 2);
  const axis = header + above * pitch;
  const height = axis + below * pitch + footer;
  const beside = (edge: Edge, x: number, count: number) => (row: Row, index: number) => ({
    ...row,
    edge,
    x,
    y: axis + (index - (count - 1) / 2) * pitch,
  });
  const across = (edge: Edge, y: number) => (row: Row, index: number, all: readonly Row[]) => ({
    ...row,
    edge,
    x: ((index + 1) * width) / (all.length + 1),
    y,
  });
  return {
    width,
    height,
    axis,
    titleLines,
    ports: [
      ...left.map(beside('left', 0, left.length)),
      ...right.map(beside('right', width, inLine)),
      ...inputs.filter((row) => !isData(row)).map(across('top', 0)),
      ...outputs.filter((row) => !isData(row)).map(across('bottom', height)),
    ],
  };
}

/** Ports from top to bottom: port by port, view a above view b. */
function rows(
  { lanes }: GraphNode,
  ports: Readonly<Record<string, PortDefinition>>,
  side: PlacedPort['side'],
): Row[] {
  return Object.entries(ports).flatMap(([name, definition]) =>
    Array.from({ length: definition.laned ? lanes : 1 }, (_, lane) => ({ side, name, lane, definition })),
  );
}

function isData({ definition: { kinds } }: Row): boolean {
  return kinds.some((kind) => kind !== 'weights');
}

/** How many rows the first port takes: it is in line with the inputs, the others come under it. */
function leading(ports: readonly Row[]): number {
  return ports.filter(({ name }) => name === ports[0]?.name).length;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The upper left corner of a node's box. */
export function boxCorner(node: GraphNode): Point {
  const { width, axis } = nodeBox(node);
  return { x: node.position.x - width / 2, y: node.position.y - axis };
}

export function portOn(
  { ports }: NodeBox,
  { port, lane }: Pick<Endpoint, 'port' | 'lane'>,
  side: PlacedPort['side'],
): PlacedPort | undefined {
  return ports.find((one) => one.side === side && one.name === port && one.lane === lane);
}

export interface WireEnd extends Point {
  readonly edge: Edge;
}

/** Where a wire ends, on the canvas; undefined if the port does not exist. */
export function wireEnd(
  document: GraphDocument,
  end: Endpoint,
  side: PlacedPort['side'],
): WireEnd | undefined {
  const node = document.nodes.find((candidate) => candidate.id === end.node);
  const port = node && portOn(nodeBox(node), end, side);
  if (node === undefined || port === undefined) return undefined;
  const corner = boxCorner(node);
  return { edge: port.edge, x: corner.x + port.x, y: corner.y + port.y };
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** The smallest rectangle around all boxes. */
export function figureBounds(document: GraphDocument): Rectangle {
  const boxes = document.nodes.map((node) => ({ ...nodeBox(node), ...boxCorner(node) }));
  if (boxes.length === 0) return { x: 0, y: 0, width: wide, height: wide };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
