import { canonicalJson } from '../document/canonicalJson';
import type { GraphDocument, GraphEdge, GraphNode } from '../document/document';
import { matchNodes } from './matchNodes';

/** What turns one architecture into another. Ids are those of the first; an added node whose id is taken there has a new one. */
export interface ArchitectureDiff {
  readonly removedNodes: readonly GraphNode[];
  readonly addedNodes: readonly GraphNode[];
  /** Nodes of both whose parameters, branches or shared weights differ. */
  readonly changedNodes: readonly { readonly before: GraphNode; readonly after: GraphNode }[];
  readonly removedWires: readonly GraphEdge[];
  readonly addedWires: readonly GraphEdge[];
  /** Of each node of the second, its id in the first or its new one. */
  readonly ids: ReadonlyMap<string, string>;
}

function idsInFirst(before: GraphDocument, after: GraphDocument): Map<string, string> {
  const ids = new Map([...matchNodes(before, after)].map(([old, now]) => [now, old]));
  const taken = new Set([...before.nodes, ...after.nodes].map(({ id }) => id));
  const old = new Set(before.nodes.map(({ id }) => id));
  for (const { id } of after.nodes) {
    if (ids.has(id)) continue;
    let fresh = id;
    for (let count = 1; old.has(id) && taken.has(fresh); count += 1) fresh = `added-${count}`;
    taken.add(fresh);
    ids.set(id, fresh);
  }
  return ids;
}

const content = ({ type, params, lanes, weightsOf }: GraphNode) =>
  canonicalJson({ type, params, lanes, weightsOf });

function without<T>(all: readonly T[], others: readonly T[], key: (one: T) => string): T[] {
  const known = new Set(others.map(key));
  return all.filter((one) => !known.has(key(one)));
}

/** Names, labels and places do not count. */
export function diffArchitectures(before: GraphDocument, after: GraphDocument): ArchitectureDiff {
  const ids = idsInFirst(before, after);
  const named = (id: string) => ids.get(id) ?? id;
  const nodes = after.nodes.map(({ weightsOf, ...node }) => ({
    ...node,
    id: named(node.id),
    ...(weightsOf === undefined ? {} : { weightsOf: named(weightsOf) }),
  }));
  const wires = after.edges.map(({ from, to }) => ({
    from: { ...from, node: named(from.node) },
    to: { ...to, node: named(to.node) },
  }));
  const now = new Map(nodes.map((node) => [node.id, node]));
  return {
    removedNodes: without<GraphNode>(before.nodes, nodes, ({ id }) => id),
    addedNodes: without<GraphNode>(nodes, before.nodes, ({ id }) => id),
    changedNodes: before.nodes.flatMap((node) => {
      const same = now.get(node.id);
      return same === undefined || content(node) === content(same) ? [] : [{ before: node, after: same }];
    }),
    removedWires: without<GraphEdge>(before.edges, wires, canonicalJson),
    addedWires: without<GraphEdge>(wires, before.edges, canonicalJson),
    ids,
  };
}

/** The first architecture made the second, in the first one's ids. Training settings stay the first one's. */
export function applyDiff(document: GraphDocument, diff: ArchitectureDiff): GraphDocument {
  const changed = new Map(diff.changedNodes.map(({ before, after }) => [before.id, after]));
  const kept = without<GraphNode>(document.nodes, diff.removedNodes, ({ id }) => id);
  return {
    ...document,
    nodes: [...kept.map((node) => changed.get(node.id) ?? node), ...diff.addedNodes],
    edges: [...without<GraphEdge>(document.edges, diff.removedWires, canonicalJson), ...diff.addedWires],
  };
}
