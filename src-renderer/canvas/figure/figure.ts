import { type Edge, nodeBox, nodeTitle, type PlacedPort } from '@shared/figure';
import {
  type Analysis,
  describeType,
  formatEndpoint,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  laneName,
  type NodeTypes,
  type Problem,
  portOf,
  type ValueKind,
  type WirePath,
  wirePaths,
} from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import { type Edge as FlowEdge, type Node as FlowNode, Position } from '@xyflow/react';
import { group } from 'd3-array';
import { DrawnParts } from './drawnParts';
import { portKind } from './kinds';
import { roomBeside, type ShapeLabel, shapeLabels } from './shapeLabels';

export type CardNode = FlowNode<
  {
    node: GraphNode;
    types: NodeTypes | undefined;
    problems: readonly Problem[];
    /** Ports with a wire, as `inputs p:0`. */
    wired: ReadonlySet<string>;
    shapes: readonly ShapeLabel[];
    readOnly: boolean;
  },
  'card'
>;

export type WireEdge = FlowEdge<
  { wire: GraphEdge; kind: ValueKind; path: WirePath; cut: boolean; bad: boolean },
  'wire'
>;

/** Between two boxes that are one module. */
export type TieEdge = FlowEdge<Record<string, never>, 'tie'>;

export const handleId = ({ name, lane }: Pick<PlacedPort, 'name' | 'lane'>) => `${name}:${lane}`;
export const tieHandle = 'same-weights';

export function readHandle(id: string | null | undefined): { port: string; lane: number } | undefined {
  const [port, lane] = (id ?? '').split(':');
  return port === undefined || lane === undefined ? undefined : { port, lane: Number(lane) };
}

export function wireId({ from, to }: GraphEdge): string {
  return `${formatEndpoint(from)} → ${formatEndpoint(to)}`;
}

const positions: Readonly<Record<Edge, Position>> = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
};

export function handlePosition({ edge }: Pick<PlacedPort, 'edge'>): Position {
  return positions[edge];
}

const handleSize = 12;

const drawnCards = new DrawnParts<GraphNode, CardNode>();
const drawnWires = new DrawnParts<GraphEdge, WireEdge>();

/** A document as boxes for React Flow. Sizes and handles are known beforehand, so nothing waits to be measured. */
export function figureNodes(document: GraphDocument, analysis: Analysis, readOnly: boolean): CardNode[] {
  const wired = new Map(document.nodes.map(({ id }) => [id, new Set<string>()]));
  for (const { from, to } of document.edges) {
    wired.get(from.node)?.add(`outputs ${from.port}:${from.lane}`);
    wired.get(to.node)?.add(`inputs ${to.port}:${to.lane}`);
  }
  const room = roomBeside(document);
  const problemsOf = group(analysis.problems, ({ where }) => where.node);
  return document.nodes.map((node) => {
    const data = {
      node,
      types: analysis.types.get(node.id),
      problems: problemsOf.get(node.id) ?? [],
      wired: wired.get(node.id) ?? new Set<string>(),
      shapes: shapeLabels(document, node, room.get(node.id) ?? Number.POSITIVE_INFINITY),
      readOnly,
    };
    const { types, problems, shapes } = data;
    return drawnCards.drawn(node, [types, problems, [...data.wired], shapes, readOnly], () => card(data));
  });
}

function card(data: CardNode['data']): CardNode {
  const { node, problems } = data;
  const { width, height, axis, ports } = nodeBox(node);
  const handle = (port: PlacedPort) => ({
    id: handleId(port),
    type: port.side === 'inputs' ? ('target' as const) : ('source' as const),
    position: handlePosition(port),
    x: port.x - handleSize / 2,
    y: port.y - handleSize / 2,
    width: handleSize,
    height: handleSize,
  });
  const tie = { id: tieHandle, x: width / 2, y: height / 2, width: 0, height: 0 };
  return {
    id: node.id,
    type: 'card',
    position: node.position,
    origin: [0.5, axis / height],
    width,
    height,
    measured: { width, height },
    handles: [
      ...ports.map(handle),
      { ...tie, type: 'source', position: Position.Bottom },
      { ...tie, type: 'target', position: Position.Top },
    ],
    ariaLabel: nodeName(node, problems),
    data,
  };
}

function nodeName(node: GraphNode, problems: readonly Problem[]): string {
  const title = nodeTitle(node);
  const shared = node.weightsOf === undefined ? '' : `, same weights as ${node.weightsOf}`;
  const trouble = problems.length === 0 ? '' : `, ${problems.length === 1 ? 'a problem' : 'problems'}`;
  return `${title}, ${node.id}${shared}${trouble}`;
}

/** The wires of a document, with what they carry and whether the gradient goes back through them. */
export function figureWires(document: GraphDocument, analysis: Analysis): WireEdge[] {
  const { paths, cut } = wirePaths(document);
  return document.edges.flatMap((wire): WireEdge[] => {
    const output = portOf(document, wire.from, 'outputs');
    const input = portOf(document, wire.to, 'inputs');
    if (output === undefined || input === undefined) return [];
    const kind = portKind(analysis.types.get(wire.from.node), 'outputs', wire.from.port, output);
    const path = paths.get(wire) ?? 'data';
    const ariaLabel = wireName(document, wire, analysis, path);
    const data = { wire, kind, path, cut: cut.has(wire), bad: isBad(analysis, wire) };
    return [
      drawnWires.drawn(wire, [ariaLabel, kind, path, data.cut, data.bad], () => ({
        id: wireId(wire),
        type: 'wire',
        source: wire.from.node,
        target: wire.to.node,
        sourceHandle: handleId({ name: wire.from.port, lane: wire.from.lane }),
        targetHandle: handleId({ name: wire.to.port, lane: wire.to.lane }),
        ariaLabel,
        data,
      })),
    ];
  });
}

function isBad({ problems }: Analysis, { to }: GraphEdge): boolean {
  return problems.some(
    ({ where }) =>
      where.node === to.node &&
      where.port === to.port &&
      (where.lane === undefined || where.lane === to.lane),
  );
}

const pathNames: Readonly<Record<WirePath, string>> = {
  gradient: ', gradient path',
  stopped: ', stop-gradient path',
  data: '',
};

function wireName(
  { nodes }: GraphDocument,
  { from, to }: GraphEdge,
  { types }: Analysis,
  path: WirePath,
): string {
  const view = (id: string, lane: number) => {
    const name = laneName(lane, nodes.find((node) => node.id === id)?.lanes ?? 1);
    return name === '' ? '' : ` view ${name}`;
  };
  const type = types.get(from.node)?.outputs[from.port];
  const carries = type === undefined ? '' : `, ${describeType(type)}`;
  return `Wire from ${from.node} ${from.port}${view(from.node, from.lane)} to ${to.node} ${to.port}${view(to.node, to.lane)}${carries}${pathNames[path]}`;
}

/** A tie for every node that has another's weights. */
export function figureTies({ nodes }: GraphDocument): TieEdge[] {
  return nodes.flatMap((node): TieEdge[] => {
    const { id, weightsOf } = node;
    if (weightsOf === undefined || !nodes.some((other) => other.id === weightsOf)) return [];
    return [
      {
        id: `${weightsOf} = ${id}`,
        type: 'tie',
        source: weightsOf,
        target: id,
        sourceHandle: tieHandle,
        targetHandle: tieHandle,
        selectable: false,
        focusable: false,
        deletable: false,
        ariaLabel: `${id} has the same weights as ${weightsOf}`,
        data: {},
      },
    ];
  });
}

export function ownsWeights({ type }: GraphNode): boolean {
  return nodeType(type)?.ownsWeights === true;
}
