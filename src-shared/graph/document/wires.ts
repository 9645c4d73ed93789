import type { GraphDocument } from './document';
import { wiresInto } from './lookup';

/** The node itself and every node whose output reaches it. */
export function ancestors(document: GraphDocument, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [id];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    for (const edge of wiresInto(document, node)) waiting.push(edge.from.node);
  }
  return found;
}

/**
 * Node ids with every node after those it depends on, document order otherwise. Nodes of a cycle, and those
 * behind one, are left out of `order` and named in `stuck`.
 */
export function topologicalOrder(document: GraphDocument): { order: string[]; stuck: string[] } {
  const waitsFor = new Map(
    document.nodes.map(({ id }) => [id, new Set(wiresInto(document, id).map(({ from }) => from.node))]),
  );
  const order: string[] = [];
  for (let progress = true; progress; ) {
    progress = false;
    for (const [id, needed] of waitsFor) {
      if ([...needed].some((other) => waitsFor.has(other))) continue;
      waitsFor.delete(id);
      order.push(id);
      progress = true;
    }
  }
  return { order, stuck: [...waitsFor.keys()] };
}

/** One cycle among the nodes that topologicalOrder could not place, each node feeding the next. */
export function cycleAmong(document: GraphDocument, stuck: readonly string[]): string[] {
  const inside = new Set(stuck);
  const path: string[] = [];
  let node = stuck[0];
  while (node !== undefined && !path.includes(node)) {
    path.push(node);
    node = wiresInto(document, node).find(({ from }) => inside.has(from.node))?.from.node;
  }
  return node === undefined ? path : path.slice(path.indexOf(node)).reverse();
}
