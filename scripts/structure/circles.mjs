/** The shortest way from a node back to itself, or undefined. */
function shortestCircle(start, next) {
  const cameFrom = new Map();
  const waiting = [start];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    for (const neighbour of next.get(node) ?? []) {
      if (neighbour === start) return wayTo(node, cameFrom);
      if (cameFrom.has(neighbour)) continue;
      cameFrom.set(neighbour, node);
      waiting.push(neighbour);
    }
  }
  return undefined;
}

function wayTo(end, cameFrom) {
  const way = [end];
  for (let node = cameFrom.get(end); node !== undefined; node = cameFrom.get(node)) way.unshift(node);
  return way;
}

/**
 * Circles of a directed graph, the shortest through each node that lies on one; none is told twice.
 * @param edges pairs `{ from, to }`
 * @returns lists of nodes, each of which leads to the next and the last to the first
 */
export function circles(edges) {
  const next = Map.groupBy(edges, ({ from }) => from);
  const neighbours = new Map([...next].map(([node, out]) => [node, new Set(out.map(({ to }) => to))]));
  const told = new Set();
  const found = [];
  for (const node of neighbours.keys()) {
    if (told.has(node)) continue;
    const circle = shortestCircle(node, neighbours);
    if (circle === undefined) continue;
    for (const member of circle) told.add(member);
    found.push(circle);
  }
  return found;
}
