import type { GraphDocument, GraphEdge, GraphNode } from './document';

interface Lookup {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly into: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly from: ReadonlyMap<string, readonly GraphEdge[]>;
}

const lookups = new WeakMap<GraphDocument, Lookup>();

function grouped(edges: readonly GraphEdge[], end: 'from' | 'to'): Map<string, GraphEdge[]> {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end].node);
    if (group === undefined) groups.set(edge[end].node, [edge]);
    else group.push(edge);
  }
  return groups;
}

/** Documents are not changed in place, so each is gone through once. */
function lookupOf(document: GraphDocument): Lookup {
  const before = lookups.get(document);
  if (before !== undefined) return before;
  const lookup = {
    // Of two nodes with one id the first counts.
    nodes: new Map([...document.nodes].reverse().map((node) => [node.id, node])),
    into: grouped(document.edges, 'to'),
    from: grouped(document.edges, 'from'),
  };
  lookups.set(document, lookup);
  return lookup;
}

/** The node with an id; undefined where there is none. */
export function findNode(document: GraphDocument, id: string): GraphNode | undefined {
  return lookupOf(document).nodes.get(id);
}

/** Wires that end at a node. */
export function wiresInto(document: GraphDocument, node: string): readonly GraphEdge[] {
  return lookupOf(document).into.get(node) ?? [];
}

/** Wires that begin at a node. */
export function wiresFrom(document: GraphDocument, node: string): readonly GraphEdge[] {
  return lookupOf(document).from.get(node) ?? [];
}
