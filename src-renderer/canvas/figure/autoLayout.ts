import dagre from '@dagrejs/dagre';
import { nodeBox } from '@shared/figure';
import type { GraphDocument, GraphEdge } from '@shared/graph';

const columnGap = 48;
const rowGap = 28;

/** The document with its nodes in columns from left to right, laid out by dagre. */
export function autoLayout(document: GraphDocument): GraphDocument {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep: rowGap, ranker: 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of document.nodes) {
    const { width, height, axis } = nodeBox(node);
    // As much room above the ports as below, so that the ports of a row, not the boxes, are in line.
    graph.setNode(node.id, { width, height: 2 * Math.max(axis, height - axis) });
  }
  for (const [index, { from, to }] of document.edges.filter(joinsNodes(document)).entries())
    graph.setEdge(from.node, to.node, {}, String(index));
  dagre.layout(graph);
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      const { x, y } = graph.node(node.id);
      return { ...node, position: { x: Math.round(x), y: Math.round(y) } };
    }),
  };
}

function joinsNodes({ nodes }: GraphDocument): (edge: GraphEdge) => boolean {
  const ids = new Set(nodes.map(({ id }) => id));
  return ({ from, to }) => ids.has(from.node) && ids.has(to.node);
}
