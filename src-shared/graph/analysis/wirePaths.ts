import { nodeType } from '../../nodes/registry';
import { portOf } from '../document/checkWires';
import { type Endpoint, formatEndpoint, type GraphDocument, type GraphEdge } from '../document/document';
import { findNode, wiresFrom, wiresInto } from '../document/lookup';
import { openLosses, takesWeights } from '../document/objective';

/**
 * What a wire is in the figure (arXiv 2203.16262, figure 1):
 * - `gradient`  on the gradient path (GP): the objective's gradient goes back through it and reaches a module
 * - `stopped`   on the stop-gradient path (SGP): a module lies before it, but no gradient comes back to one
 * - `data`      no module lies before it, so the question does not arise
 */
export type WirePath = 'gradient' | 'stopped' | 'data';

/** The path of every wire, and which of them are cut: the gradient comes to their end and goes no further. */
export interface WirePaths {
  readonly paths: ReadonlyMap<GraphEdge, WirePath>;
  readonly cut: ReadonlySet<GraphEdge>;
}

/** Follows the gradient back from every loss that is left open, lane by lane. */
export function wirePaths(document: GraphDocument): WirePaths {
  const trained = new Set<GraphEdge>();
  const cut = new Set<GraphEdge>();
  const known = new Map<string, boolean>();
  const definitionOf = (node: string) => nodeType(findNode(document, node)?.type ?? '');

  /** Whether the gradient that enters at an output reaches a module at or before its node. */
  const reaches = (from: Endpoint): boolean => {
    const key = formatEndpoint(from);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, false);
    const definition = definitionOf(from.node);
    const lane = portOf(document, from, 'outputs')?.laned === true ? from.lane : undefined;
    let found = definition?.ownsWeights === true && !takesWeights(document, from.node);
    for (const wire of wiresInto(document, from.node)) {
      const port = definition?.inputs[wire.to.port];
      if (port === undefined) continue;
      const sameLane = lane === undefined || !port.laned || definition?.mixesLanes || wire.to.lane === lane;
      if (!sameLane) continue;
      if (port.noGradient === true) cut.add(wire);
      else if (reaches(wire.from)) {
        trained.add(wire);
        found = true;
      }
    }
    known.set(key, found);
    return found;
  };
  for (const loss of openLosses(document)) reaches(loss);

  const behind = nodesBehindModules(document);
  const paths = new Map<GraphEdge, WirePath>();
  for (const wire of document.edges) {
    const otherwise = behind.has(wire.from.node) ? 'stopped' : 'data';
    paths.set(wire, trained.has(wire) ? 'gradient' : otherwise);
  }
  return { paths, cut: new Set([...cut].filter((wire) => paths.get(wire) === 'stopped')) };
}

/** Modules, and every node that an output of one reaches. */
function nodesBehindModules(document: GraphDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = document.nodes
    .filter(({ type }) => nodeType(type)?.ownsWeights === true)
    .map(({ id }) => id);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    for (const { to } of wiresFrom(document, node)) waiting.push(to.node);
  }
  return found;
}
