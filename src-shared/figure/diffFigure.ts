import {
  type ArchitectureDiff,
  canonicalJson,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  wirePaths,
} from '../graph';
import { nodeType } from '../nodes/registry';
import { fieldMeta } from '../params';
import { boxCorner, nodeBox } from './nodeBox';

/** In which of two architectures something is: `removed` in the first alone, `added` in the second alone. */
export type Change = 'same' | 'removed' | 'added' | 'changed';

/** Both architectures in one figure: the first as it stands, with what only the second has put into it. */
export interface DiffFigure {
  /** In the ids of the first, every added node at a free place. */
  readonly document: GraphDocument;
  readonly nodes: ReadonlyMap<string, Change>;
  readonly wires: ReadonlyMap<GraphEdge, Exclude<Change, 'changed'>>;
  /** Where the gradient ends in either. */
  readonly cuts: ReadonlyMap<GraphEdge, Exclude<Change, 'changed'>>;
  /** Of each changed node its parameters, as `hidden 512 → 2048`. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
}

const clearance = 24;

function overlaps(a: GraphNode, b: GraphNode): boolean {
  const [from, to] = [boxCorner(a), boxCorner(b)];
  const [size, other] = [nodeBox(a), nodeBox(b)];
  return (
    from.x < to.x + other.width + clearance &&
    to.x < from.x + size.width + clearance &&
    from.y < to.y + other.height + clearance &&
    to.y < from.y + size.height + clearance
  );
}

/** How far the second architecture is drawn from the first, by the nodes of both: the median of each axis. */
function shift(before: GraphDocument, after: GraphDocument, ids: ArchitectureDiff['ids']) {
  const places = new Map(before.nodes.map(({ id, position }) => [id, position]));
  const apart = after.nodes.flatMap(({ id, position }) => {
    const old = places.get(ids.get(id) ?? id);
    return old === undefined ? [] : [{ x: old.x - position.x, y: old.y - position.y }];
  });
  const median = (axis: 'x' | 'y') =>
    apart.map((one) => one[axis]).sort((a, b) => a - b)[Math.floor(apart.length / 2)] ?? 0;
  return { x: median('x'), y: median('y') };
}

function placed(taken: readonly GraphNode[], node: GraphNode, by: { x: number; y: number }): GraphNode {
  let free = { ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } };
  for (;;) {
    const other = taken.find((one) => overlaps(one, free));
    if (other === undefined) return free;
    const below = boxCorner(other).y + nodeBox(other).height + clearance;
    free = { ...free, position: { x: free.position.x, y: below + nodeBox(free).axis + 1 } };
  }
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
}

/** Defaults count as if they had been written. */
function valuesOf({ type, params }: GraphNode): Readonly<Record<string, unknown>> {
  return nodeType(type)?.params.safeParse(params).data ?? params;
}

function labelOf({ type }: GraphNode, name: string): string {
  const schema = nodeType(type)?.params.shape[name];
  return (schema && fieldMeta(schema)?.label) ?? name;
}

function notesOf({ before, after }: ArchitectureDiff['changedNodes'][number]): string[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = names
    .filter((name) => canonicalJson(old[name]) !== canonicalJson(now[name]))
    .map((name) => `${labelOf(after, name)} ${valueText(old[name])} → ${valueText(now[name])}`);
  const lanes = before.lanes === after.lanes ? [] : [`Branches ${before.lanes} → ${after.lanes}`];
  const weights =
    before.weightsOf === after.weightsOf
      ? []
      : [`Weights of ${before.weightsOf ?? 'its own'} → ${after.weightsOf ?? 'its own'}`];
  return [...changed, ...lanes, ...weights];
}

/**
 * @param after the second document, of which `diff` was made
 * @param now the second one in the ids of the first (`inIdsOfFirst`)
 */
export function diffFigure(
  before: GraphDocument,
  { after, now, diff }: { after: GraphDocument; now: GraphDocument; diff: ArchitectureDiff },
): DiffFigure {
  const notes = new Map(
    diff.changedNodes
      .map((one) => [one.before.id, notesOf(one)] as const)
      .filter(([, { length }]) => length > 0),
  );
  const by = shift(before, after, diff.ids);
  const nodes = [...before.nodes];
  for (const node of diff.addedNodes) nodes.push(placed(nodes, node, by));
  const document = { ...before, nodes, edges: [...before.edges, ...diff.addedWires] };
  const keys = (wires: Iterable<GraphEdge>) => new Set([...wires].map((wire) => canonicalJson(wire)));
  const [removed, added] = [keys(diff.removedWires), keys(diff.addedWires)];
  const [oldCuts, newCuts] = [keys(wirePaths(before).cut), keys(wirePaths(now).cut)];
  const sideOf = (gone: boolean, fresh: boolean) => (gone ? 'removed' : fresh ? 'added' : 'same');
  const cuts = document.edges.flatMap((wire) => {
    const key = canonicalJson(wire);
    const [old, fresh] = [oldCuts.has(key), newCuts.has(key)];
    return old || fresh ? [[wire, sideOf(old && !fresh, fresh && !old)] as const] : [];
  });
  return {
    document,
    nodes: new Map<string, Change>([
      ...before.nodes.map(({ id }) => [id, 'same'] as const),
      ...[...notes.keys()].map((id) => [id, 'changed'] as const),
      ...diff.removedNodes.map(({ id }) => [id, 'removed'] as const),
      ...diff.addedNodes.map(({ id }) => [id, 'added'] as const),
    ]),
    wires: new Map(
      document.edges.map((wire) => {
        const key = canonicalJson(wire);
        return [wire, sideOf(removed.has(key), added.has(key))] as const;
      }),
    ),
    cuts: new Map(cuts),
    notes,
  };
}
