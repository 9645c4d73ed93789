import { LabError } from '../../errors';
import { nodeType } from '../../nodes/registry';
import { portOf } from '../document/checkWires';
import type { GraphDocument, GraphEdge, GraphNode } from '../document/document';
import { wiresFrom } from '../document/lookup';
import { topologicalOrder } from '../document/wires';
import { bundleOf } from './edit';

/**
 * Changes how many branches begin at a node, and with them every plain bundle of wires behind it: wires between
 * two ports that reach the last lane of both in parallel. `views.lanes` of EOA so adds augmentations to the mean.
 * @throws LabError `bad-request` with the node at which the wiring does not say how to go on.
 */
export function setBranches(document: GraphDocument, id: string, lanes: number): GraphDocument {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const wanted = new Map([[id, lanes]]);
  const added: GraphEdge[] = [];
  for (const at of topologicalOrder(document).order) {
    const node = nodes.get(at);
    const after = wanted.get(at);
    if (node === undefined || after === undefined) continue;
    checkRange(node, after);
    for (const bundle of bundlesFrom(document, node)) {
      const shift = shiftOf(document, bundle, node);
      const target = nodes.get(bundle[0]?.to.node ?? '');
      if (shift === undefined || target === undefined) continue;
      const targetLanes = after + shift;
      if ((wanted.get(target.id) ?? targetLanes) !== targetLanes) throw misfit(target);
      wanted.set(target.id, targetLanes);
      added.push(...continued(bundle, node.lanes, after, shift));
    }
  }
  const changed = {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, lanes: wanted.get(node.id) ?? node.lanes })),
  };
  const kept = document.edges.filter(
    ({ from, to }) => portOf(changed, from, 'outputs') && portOf(changed, to, 'inputs'),
  );
  return { ...changed, edges: [...kept, ...added] };
}

/** A node at which branches begin: none of its inputs brings any. */
export function beginsBranches(node: GraphNode): boolean {
  const type = nodeType(node.type);
  return type !== undefined && type.lanes.max > 1 && !Object.values(type.inputs).some(({ laned }) => laned);
}

function checkRange({ id, type }: GraphNode, lanes: number): void {
  const { min, max } = nodeType(type)?.lanes ?? { min: 1, max: 1 };
  if (lanes >= min && lanes <= max) return;
  const message = `${id} would have ${lanes} branches; it may have ${min === max ? min : `${min} to ${max}`}`;
  throw new LabError('bad-request', message, { node: id });
}

/** The wires that leave a node, by the two ports between which they run. */
function bundlesFrom(document: GraphDocument, node: GraphNode): GraphEdge[][] {
  const bundles = new Map<string, GraphEdge[]>();
  for (const edge of wiresFrom(document, node.id)) {
    const key = `${edge.from.port} ${edge.to.node} ${edge.to.port}`;
    if (!bundles.has(key)) bundles.set(key, bundleOf(document, edge));
  }
  return [...bundles.values()];
}

/**
 * How many lanes a bundle's wires move by; undefined for one that does not reach the last lane of both ends and
 * so stays as it is.
 */
function shiftOf(
  document: GraphDocument,
  bundle: readonly GraphEdge[],
  source: GraphNode,
): number | undefined {
  const [first] = bundle;
  const last = bundle.at(-1);
  if (first === undefined || last === undefined || last.from.lane !== source.lanes - 1) return undefined;
  const target = document.nodes.find(({ id }) => id === last.to.node);
  if (target === undefined || portOf(document, last.to, 'inputs')?.laned !== true) return undefined;
  if (portOf(document, last.from, 'outputs')?.laned !== true) return undefined;
  if (!bundle.some(({ to }) => to.lane === target.lanes - 1)) return undefined;
  const shift = last.to.lane - last.from.lane;
  const plain = bundle.every(
    ({ from, to }, index) => from.lane === first.from.lane + index && to.lane - from.lane === shift,
  );
  if (plain) return shift;
  throw new LabError(
    'bad-request',
    `The wires from ${source.id} to ${target.id} change places between the branches, so it is not clear how more or fewer branches would be wired`,
    { node: target.id },
  );
}

function continued(bundle: readonly GraphEdge[], before: number, after: number, shift: number): GraphEdge[] {
  const [first] = bundle;
  if (first === undefined) return [];
  return Array.from({ length: Math.max(0, after - before) }, (_, index) => ({
    from: { ...first.from, lane: before + index },
    to: { ...first.to, lane: before + index + shift },
  }));
}

function misfit({ id }: GraphNode): LabError {
  return new LabError('bad-request', `The inputs of ${id} would get different numbers of branches`, {
    node: id,
  });
}
