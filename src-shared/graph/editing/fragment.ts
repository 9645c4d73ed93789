import type { GraphDocument, GraphEdge, GraphNode } from '../document/document';
import { freshId } from './edit';

/** Nodes with the wires among them: what is copied and pasted. */
export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The nodes of these ids and the wires that both begin and end at one of them. */
export function fragmentOf(document: GraphDocument, ids: readonly string[]): Fragment {
  const inside = new Set(ids);
  return {
    nodes: document.nodes.filter(({ id }) => inside.has(id)),
    edges: document.edges.filter(({ from, to }) => inside.has(from.node) && inside.has(to.node)),
  };
}

/**
 * Adds a copy of a fragment, moved by `offset`, under fresh ids. A copy shares the weights of the copied owner
 * where that is in the fragment, of the original one where that is still in the document, and else has its own.
 */
export function addFragment(
  document: GraphDocument,
  fragment: Fragment,
  offset: { readonly x: number; readonly y: number },
): { document: GraphDocument; ids: string[] } {
  const renamed = new Map<string, string>();
  let grown = document;
  for (const node of fragment.nodes) {
    const id = freshId(grown, node.id.replace(/-\d+$/, ''));
    renamed.set(node.id, id);
    const position = { x: node.position.x + offset.x, y: node.position.y + offset.y };
    grown = { ...grown, nodes: [...grown.nodes, { ...node, id, position }] };
  }
  const name = (id: string) => renamed.get(id) ?? id;
  const copies = new Set(renamed.values());
  const nodes = grown.nodes.map((node) => (copies.has(node.id) ? withOwner(node, name, document) : node));
  const edges = fragment.edges.map(({ from, to }) => ({
    from: { ...from, node: name(from.node) },
    to: { ...to, node: name(to.node) },
  }));
  return { document: { ...grown, nodes, edges: [...document.edges, ...edges] }, ids: [...copies] };
}

function withOwner(copy: GraphNode, name: (id: string) => string, before: GraphDocument): GraphNode {
  const { weightsOf, ...own } = copy;
  if (weightsOf === undefined) return copy;
  const owner = name(weightsOf);
  const exists = owner !== weightsOf || before.nodes.some(({ id }) => id === owner);
  return exists ? { ...own, weightsOf: owner } : own;
}
