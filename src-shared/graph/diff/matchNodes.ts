import type { GraphDocument, GraphNode } from '../document/document';

type Colours = ReadonlyMap<string, string>;

/** What a node and its neighbours look like, in an order that does not depend on the document's. */
function refined({ nodes, edges }: GraphDocument, colours: Colours): Map<string, string> {
  const seen = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    const wire = `${from.port}:${from.lane} ${to.port}:${to.lane}`;
    seen.get(to.node)?.push(`in ${wire} ${colours.get(from.node)}`);
    seen.get(from.node)?.push(`out ${wire} ${colours.get(to.node)}`);
  }
  return new Map(
    nodes.map(({ id, weightsOf }) => {
      const weights = weightsOf === undefined ? '' : `${colours.get(weightsOf)}`;
      return [id, JSON.stringify([colours.get(id), weights, seen.get(id)?.sort()])];
    }),
  );
}

/** Short numbers for the colours of both documents, so that equal colours stay equal and do not grow. */
function shortened(both: readonly [Colours, Colours]): [Colours, Colours] {
  const numbers = new Map(
    [...new Set(both.flatMap((one) => [...one.values()]))].map((text, at) => [text, `${at}`]),
  );
  const short = (one: Colours) => new Map([...one].map(([id, text]) => [id, numbers.get(text) ?? text]));
  return [short(both[0]), short(both[1])];
}

/**
 * Which node of `after` each node of `before` is: that of the same id and type, then the one of the same type whose
 * surroundings look alike to the greatest distance (colour refinement, Weisfeiler and Leman 1968).
 */
export function matchNodes(before: GraphDocument, after: GraphDocument): ReadonlyMap<string, string> {
  const types = new Map(after.nodes.map(({ id, type }) => [id, type]));
  const matched = new Map(
    before.nodes.filter(({ id, type }) => types.get(id) === type).map(({ id }) => [id, id]),
  );
  if (matched.size === before.nodes.length || matched.size === after.nodes.length) return matched;
  const first = ({ id, type }: GraphNode): [string, string] => [
    id,
    matched.has(id) ? `same ${id}` : `type ${type}`,
  ];
  const rounds: [Colours, Colours][] = [
    shortened([new Map(before.nodes.map(first)), new Map(after.nodes.map(first))]),
  ];
  for (
    let last = rounds[0];
    last !== undefined && rounds.length <= before.nodes.length;
    last = rounds.at(-1)
  ) {
    const next = shortened([refined(before, last[0]), refined(after, last[1])]);
    const kinds = (one: readonly [Colours, Colours]) =>
      new Set(one.flatMap((side) => [...side.values()])).size;
    if (kinds(next) === kinds(last)) break;
    rounds.push(next);
  }
  const taken = new Set(matched.values());
  for (const [old, now] of rounds.reverse())
    for (const { id } of before.nodes) {
      if (matched.has(id)) continue;
      const found = after.nodes.find((node) => !taken.has(node.id) && now.get(node.id) === old.get(id));
      if (found === undefined) continue;
      matched.set(id, found.id);
      taken.add(found.id);
    }
  return matched;
}
