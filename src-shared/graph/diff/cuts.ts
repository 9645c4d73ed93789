import { wirePaths } from '../analysis/wirePaths';
import { canonicalJson } from '../document/canonicalJson';
import type { GraphDocument, GraphEdge } from '../document/document';

/** Wires on which the gradient ends in one of two architectures alone. */
export interface CutChanges {
  readonly removed: readonly GraphEdge[];
  readonly added: readonly GraphEdge[];
}

/** Where gradients are cut in one document and not in the other. Both are in the same ids (`inIdsOfFirst`). */
export function cutChanges(before: GraphDocument, after: GraphDocument): CutChanges {
  const [old, now] = [before, after].map(
    (document) => new Map([...wirePaths(document).cut].map((wire) => [canonicalJson(wire), wire])),
  );
  const only = (own: typeof old, other: typeof old) =>
    [...(own ?? [])].flatMap(([key, wire]) => (other?.has(key) ? [] : [wire]));
  return { removed: only(old, now), added: only(now, old) };
}
