import type { Fork } from '@shared/api';
import { type GraphDocument, matchNodes, ownerOf } from '@shared/graph';
import type { DataFacts } from '@shared/node';
import { variablesOf } from '../compiler';
import { misfit, type Shape } from './fitting';

export interface ForkRequest {
  /** What the parent trained. */
  readonly before: GraphDocument;
  /** What the fork trains. */
  readonly after: GraphDocument;
  /** Shapes of the tensors of the parent's checkpoint, by name. */
  readonly stored: ReadonlyMap<string, Shape>;
  readonly data: DataFacts;
}

/**
 * Which nodes of a fork have the weights of its parent: those that are still there by `matchNodes`, with the same
 * shapes throughout. A module whose shapes differ in part begins anew as a whole.
 * @throws LabError of the first thing wrong with the fork's document.
 */
export function planFork({
  before,
  after,
  stored,
  data,
}: ForkRequest): Pick<Fork, 'taken' | 'anew' | 'dropped'> {
  const variables = variablesOf(after, data);
  const origins = new Map(
    [...matchNodes(before, after)].map(([from, node]) => [node, ownerOf(before, from) ?? from]),
  );
  const taken: Fork['taken'] = [];
  const anew: Fork['anew'] = [];
  for (const node of new Set(variables.map((variable) => variable.node))) {
    const from = origins.get(node);
    const why = from === undefined ? 'not in the parent' : misfit(node, from, variables, stored);
    if (from === undefined || why !== undefined) anew.push({ node, why: why ?? 'not in the parent' });
    else taken.push({ node, from });
  }
  const used = new Set(taken.map(({ from }) => from));
  const owners = new Set([...stored.keys()].map((name) => name.slice(0, name.indexOf('/'))));
  return { taken, anew, dropped: [...owners].filter((node) => !used.has(node)) };
}
