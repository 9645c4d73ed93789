import { nodeType } from '../../nodes/registry';
import { portOf } from '../document/checkWires';
import type { Endpoint, GraphDocument } from '../document/document';
import { wiresInto } from '../document/lookup';
import { ancestors } from '../document/wires';
import { connect, sameEndpoint, setLanes } from './edit';

/** Why an output cannot be wired to an input, for a person; undefined if it can. */
export function connectProblem(document: GraphDocument, from: Endpoint, to: Endpoint): string | undefined {
  const source = portOf(document, from, 'outputs');
  const target = portOf(document, to, 'inputs');
  if (source === undefined || target === undefined) return 'A wire goes from an output to an input';
  if (!source.kinds.some((kind) => target.kinds.includes(kind)))
    return `${target.label} takes ${target.kinds.join(' or ')}, not ${source.kinds.join(' or ')}`;
  if (ancestors(document, from.node).has(to.node)) return 'This wire would close a cycle';
  return undefined;
}

/** The input of a node at which a wire dropped on it ends: unwired first, the source's lane first. */
export function inputFor(document: GraphDocument, from: Endpoint, node: string): Endpoint | undefined {
  const fitting = endpointsOf(document, node, 'inputs').filter(
    (to) => connectProblem(document, from, to) === undefined,
  );
  const free = fitting.filter((to) => isFree(document, to));
  return free.find(({ lane }) => lane === from.lane) ?? free[0] ?? fitting[0];
}

/** The output of a node at which a wire that was dragged back from an input begins: the input's lane first. */
export function outputFor(document: GraphDocument, to: Endpoint, node: string): Endpoint | undefined {
  const fitting = endpointsOf(document, node, 'outputs').filter(
    (from) => connectProblem(document, from, to) === undefined,
  );
  return fitting.find(({ lane }) => lane === to.lane) ?? fitting[0];
}

/** Every port of a node on one side, lane by lane. */
export function endpointsOf(document: GraphDocument, node: string, side: 'inputs' | 'outputs'): Endpoint[] {
  const { type = '', lanes = 1 } = document.nodes.find(({ id }) => id === node) ?? {};
  return Object.entries(nodeType(type)?.[side] ?? {}).flatMap(([port, { laned }]) =>
    Array.from({ length: laned ? lanes : 1 }, (_, lane): Endpoint => ({ node, port, lane })),
  );
}

/**
 * Wires an output to an input as a person who drags one wire means it. A node without wires takes on the lanes of
 * the output. Ports of equal lanes are wired all at once where the input is free: straight when the lanes dragged
 * are the same, else shifted (crossed for two views). Otherwise, or with `single`, it is the one wire.
 */
export function connectLanes(
  document: GraphDocument,
  from: Endpoint,
  to: Endpoint,
  { single = false } = {},
): GraphDocument {
  const lanes = lanesOf(document, from, 'outputs');
  if (single || lanes < 2 || !isLaned(document, to)) return connect(document, from, to);
  const fitted = fitLanes(document, to.node, lanes);
  const free = wiresInto(fitted, to.node).every((wire) => wire.to.port !== to.port);
  if (!free || lanesOf(fitted, to, 'inputs') !== lanes) return connect(document, from, to);
  const shift = to.lane - from.lane + lanes;
  return Array.from({ length: lanes }, (_, lane) => lane).reduce(
    (wired, lane) => connect(wired, { ...from, lane }, { ...to, lane: (lane + shift) % lanes }),
    fitted,
  );
}

function isFree(document: GraphDocument, to: Endpoint): boolean {
  return !document.edges.some((edge) => sameEndpoint(edge.to, to));
}

function isLaned(document: GraphDocument, to: Endpoint): boolean {
  return portOf(document, to, 'inputs')?.laned === true;
}

function lanesOf(document: GraphDocument, end: Endpoint, side: 'inputs' | 'outputs'): number {
  const port = portOf(document, end, side);
  if (port?.laned !== true) return 1;
  return document.nodes.find(({ id }) => id === end.node)?.lanes ?? 1;
}

/** Gives a node that no wire touches the lanes, where its type may have them. */
function fitLanes(document: GraphDocument, id: string, lanes: number): GraphDocument {
  const limits = nodeType(document.nodes.find((node) => node.id === id)?.type ?? '')?.lanes;
  const wired = document.edges.some(({ from, to }) => from.node === id || to.node === id);
  if (wired || limits === undefined || lanes < limits.min || lanes > limits.max) return document;
  return setLanes(document, id, lanes);
}
