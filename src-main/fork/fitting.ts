import type { ModelVariable } from '../compiler';

export type Shape = readonly number[];

/** Variables of the parent's node under the names that they have in the node of the fork. */
export function nameInParent(name: string, node: string, from: string): string {
  return `${from}${name.slice(node.length)}`;
}

/**
 * Why a node of a fork cannot have the weights of a node of its parent: every variable must be there in the same shape.
 * @param variables of the fork, of all nodes
 * @param stored shapes of the parent's checkpoint by name
 * @returns undefined where they fit
 */
export function misfit(
  node: string,
  from: string,
  variables: readonly ModelVariable[],
  stored: ReadonlyMap<string, Shape>,
): string | undefined {
  for (const { name, shape } of variables.filter((one) => one.node === node)) {
    const there = stored.get(nameInParent(name, node, from));
    const short = name.slice(node.length + 1);
    if (there === undefined) return `the parent has no ${short}`;
    if (there.join() !== shape.join()) return `${short} is ${sizes(shape)} here and ${sizes(there)} there`;
  }
  return undefined;
}

function sizes(shape: Shape): string {
  return shape.length === 0 ? 'one number' : shape.join(' × ');
}
