import { nodeType } from '../../nodes/registry';
import { embeddedSource } from '../../values/dataSource';
import { canonicalJson } from './canonicalJson';
import type { GraphDocument, GraphEdge, GraphNode } from './document';
import { mapDataSources } from './mapDataSources';

/** The part of a document that says what its architecture is: what it computes, whatever it is called and trained on. */
interface Architecture {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Each node's own colour, by its place in `nodes`: what it is, apart from its wires. */
  readonly own: readonly string[];
}

const known = new WeakMap<GraphDocument, Architecture>();

/** Probes only look on; which images an architecture learns from, and with which encoder, is no part of it. */
function architectureOf(document: GraphDocument): Architecture {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { nodes: all, edges, training } = mapDataSources(document, () => embeddedSource);
  const nodes = all.filter(({ type }) => nodeType(type)?.group !== 'probe');
  const ids = new Set(nodes.map(({ id }) => id));
  const frozen = new Set(training.moduleRates.flatMap(({ node, factor }) => (factor === 0 ? [node] : [])));
  const architecture = {
    nodes,
    edges: edges.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node)),
    own: nodes.map(({ id, type, lanes, params }) => {
      const definition = nodeType(type);
      const what =
        definition?.group === 'encoder'
          ? { group: definition.group }
          : { type, params: definition?.params.safeParse(params).data ?? params };
      return canonicalJson({ ...what, lanes, frozen: frozen.has(id) });
    }),
  };
  known.set(document, architecture);
  return architecture;
}

type Colours = ReadonlyMap<string, number>;

/** What a node's neighbours look like from it, in an order that does not depend on the document's. */
function surroundings({ edges }: Architecture, { id, weightsOf }: GraphNode, colours: Colours): string[] {
  const seen = edges.flatMap(({ from, to }) => {
    const wire = `${from.port}:${from.lane} ${to.port}:${to.lane}`;
    return [
      ...(to.node === id ? [`in ${wire} ${colours.get(from.node)}`] : []),
      ...(from.node === id ? [`out ${wire} ${colours.get(to.node)}`] : []),
    ];
  });
  return [...seen.sort(), ...(weightsOf === undefined ? [] : [`weights of ${colours.get(weightsOf)}`])];
}

/** Numbers for texts of two architectures together, so that equal texts get equal numbers. */
function numbered(texts: readonly (readonly string[])[]): number[][] {
  const numbers = new Map([...new Set(texts.flat())].map((text, index) => [text, index]));
  return texts.map((own) => own.map((text) => numbers.get(text) ?? -1));
}

function alike(a: readonly number[], b: readonly number[]): boolean {
  const [sortedA, sortedB] = [a, b].map((colours) => [...colours].sort((x, y) => x - y));
  return sortedA?.join() === sortedB?.join();
}

/**
 * Whether two documents are the same architecture: the same nodes with the same parameters and branches, wired alike,
 * the same modules frozen. Ids, names, places, probes, data, the kind of encoder and training settings do not count. By colour refinement
 * (Weisfeiler and Leman 1968), which tells wirings of ports apart unless their nodes look alike from everywhere.
 */
export function sameArchitecture(first: GraphDocument, second: GraphDocument): boolean {
  const both = [architectureOf(first), architectureOf(second)] as const;
  const [a, b] = both;
  if (a.nodes.length !== b.nodes.length || a.edges.length !== b.edges.length) return false;
  let colours = numbered(both.map(({ own }) => own));
  for (let round = 0; round < a.nodes.length; round += 1) {
    if (!alike(colours[0] ?? [], colours[1] ?? [])) return false;
    const before = new Set(colours.flat()).size;
    colours = numbered(
      both.map((one, side) => {
        const own = new Map(one.nodes.map(({ id }, index) => [id, colours[side]?.[index] ?? -1]));
        return one.nodes.map((node) => canonicalJson([own.get(node.id), ...surroundings(one, node, own)]));
      }),
    );
    if (new Set(colours.flat()).size === before) break;
  }
  return alike(colours[0] ?? [], colours[1] ?? []);
}
