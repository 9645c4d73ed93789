import type { PortDefinition } from '../../node';
import { nodeType } from '../../nodes/registry';
import { portOf } from '../document/checkWires';
import {
  type Endpoint,
  formatEndpoint,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
} from '../document/document';
import { wiresFrom, wiresInto } from '../document/lookup';
import { ownerOf } from '../document/objective';

/** Edits of a document. Each returns a new one and leaves the old as it was, so that undo is a list of documents. */

/** An id for a new node of a type: `stop-gradient`, `stop-gradient-2`, … */
export function freshId(document: GraphDocument, type: string): string {
  const taken = new Set(document.nodes.map(({ id }) => id));
  if (!taken.has(type)) return type;
  let number = 2;
  while (taken.has(`${type}-${number}`)) number += 1;
  return `${type}-${number}`;
}

/** Adds a node of a type with its default parameters and lanes; its id is the last node's. */
export function addNode(
  document: GraphDocument,
  type: string,
  position: GraphNode['position'],
): GraphDocument {
  const lanes = nodeType(type)?.lanes.default ?? 1;
  const node: GraphNode = { id: freshId(document, type), type, params: {}, lanes, position };
  return { ...document, nodes: [...document.nodes, node] };
}

export function updateNode(
  document: GraphDocument,
  id: string,
  change: Partial<Omit<GraphNode, 'id' | 'type'>>,
): GraphDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
  };
}

/** Changes how many parallel wires run through a node; wires on lanes that go away are taken out. */
export function setLanes(document: GraphDocument, id: string, lanes: number): GraphDocument {
  const changed = updateNode(document, id, { lanes });
  return {
    ...changed,
    edges: changed.edges.filter(
      (edge) =>
        !touches(edge, id) || (portOf(changed, edge.from, 'outputs') && portOf(changed, edge.to, 'inputs')),
    ),
  };
}

function touches({ from, to }: GraphEdge, id: string): boolean {
  return from.node === id || to.node === id;
}

export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return formatEndpoint(a) === formatEndpoint(b);
}

/** Wires an output to an input; a wire that was there before is replaced. */
export function connect(document: GraphDocument, from: Endpoint, to: Endpoint): GraphDocument {
  const others = document.edges.filter((edge) => !sameEndpoint(edge.to, to));
  return { ...document, edges: [...others, { from, to }] };
}

export function removeEdges(document: GraphDocument, gone: readonly GraphEdge[]): GraphDocument {
  return {
    ...document,
    edges: document.edges.filter(
      (edge) => !gone.some((one) => sameEndpoint(one.from, edge.from) && sameEndpoint(one.to, edge.to)),
    ),
  };
}

/**
 * Takes nodes out. The wires through a pass-through node (stop-gradient, normalise, scale) are joined lane by
 * lane, so that taking a stop-gradient out of a wire leaves the wire. Of the nodes that shared its weights the first
 * inherits its parameters and its learning rate, and the others share with that one.
 */
export function removeNodes(document: GraphDocument, ids: readonly string[]): GraphDocument {
  return ids.reduce(removeNode, document);
}

function removeNode(document: GraphDocument, id: string): GraphDocument {
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) return document;
  const healed = nodeType(node.type)?.passThrough === true ? joinedWires(document, id) : [];
  const heir = document.nodes.find(({ weightsOf }) => weightsOf === id);
  const inherited = (other: GraphNode): GraphNode => {
    if (other.weightsOf !== id || heir === undefined) return other;
    if (other !== heir) return { ...other, weightsOf: heir.id };
    const { weightsOf: _owner, ...own } = other;
    return { ...own, params: node.params };
  };
  return {
    ...document,
    nodes: document.nodes.filter((other) => other.id !== id).map(inherited),
    edges: [...document.edges.filter((edge) => !touches(edge, id)), ...healed],
    training: {
      ...document.training,
      moduleRates: document.training.moduleRates.flatMap((rate) => {
        if (rate.node !== id) return [rate];
        return heir === undefined ? [] : [{ ...rate, node: heir.id }];
      }),
    },
  };
}

function joinedWires(document: GraphDocument, id: string): GraphEdge[] {
  return wiresFrom(document, id).flatMap(({ from, to }) => {
    const before = wiresInto(document, id).find((wire) => wire.to.lane === from.lane);
    return before === undefined ? [] : [{ from: before.from, to }];
  });
}

/**
 * Shares the weights of `owner` with `id`, and with the nodes that shared those of `id`; without an `owner`, gives
 * `id` its own again, with the parameters that it had from there.
 */
export function shareWeights(document: GraphDocument, id: string, owner: string | undefined): GraphDocument {
  if (owner === undefined) return withOwnWeights(document, id);
  const target = ownerOf(document, owner);
  if (target === id) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) =>
      node.id === id || node.weightsOf === id ? { ...node, weightsOf: target } : node,
    ),
    training: {
      ...document.training,
      moduleRates: document.training.moduleRates.filter((rate) => rate.node !== id),
    },
  };
}

function withOwnWeights(document: GraphDocument, id: string): GraphDocument {
  const owner = document.nodes.find((node) => node.id === ownerOf(document, id));
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      if (node.id !== id) return node;
      const { weightsOf: _shared, ...own } = node;
      return { ...own, params: owner?.params ?? own.params };
    }),
  };
}

/**
 * Puts a pass-through node that no wire touches into a wire, and into the parallel wires between the same two
 * ports, lane by lane; undefined where it does not fit.
 */
export function insertIntoWire(
  document: GraphDocument,
  id: string,
  edge: GraphEdge,
): GraphDocument | undefined {
  const type = nodeType(document.nodes.find((node) => node.id === id)?.type ?? '');
  const [input] = Object.entries(type?.inputs ?? {});
  const [output] = Object.entries(type?.outputs ?? {});
  if (type?.passThrough !== true || input === undefined || output === undefined) return undefined;
  const bundle = bundleOf(document, edge);
  const wired = document.edges.some((other) => touches(other, id));
  if (wired || bundle.length > type.lanes.max) return undefined;
  const fits =
    haveKindInCommon(portOf(document, edge.from, 'outputs'), input[1]) &&
    haveKindInCommon(output[1], portOf(document, edge.to, 'inputs'));
  if (!fits) return undefined;
  const rest = removeEdges(setLanes(document, id, bundle.length), bundle);
  const through = bundle.flatMap(({ from, to }, lane): GraphEdge[] => [
    { from, to: { node: id, port: input[0], lane } },
    { from: { node: id, port: output[0], lane }, to },
  ]);
  return { ...rest, edges: [...rest.edges, ...through] };
}

function haveKindInCommon(source: PortDefinition | undefined, target: PortDefinition | undefined): boolean {
  return source?.kinds.some((kind) => target?.kinds.includes(kind)) === true;
}

/** The wires that run in parallel with one: between the same two ports, in the order of their source lanes. */
export function bundleOf(document: GraphDocument, { from, to }: GraphEdge): GraphEdge[] {
  return document.edges
    .filter((edge) => edge.from.node === from.node && edge.from.port === from.port)
    .filter((edge) => edge.to.node === to.node && edge.to.port === to.port)
    .sort((a, b) => a.from.lane - b.from.lane);
}
