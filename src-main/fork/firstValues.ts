import type { Fork } from '@shared/api';
import type { StoredTensor } from '../checkpoint';
import type { CompiledStep, ModelVariable } from '../compiler';
import { misfit, nameInParent } from './fitting';

/** A checkpoint of another run, and which of its nodes each node takes its weights from. */
export interface ForkSource {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly nodes: Fork['taken'];
}

export interface FirstValues {
  /** Of every variable, the optimizer's among them. */
  readonly values: ReadonlyMap<string, Float32Array>;
  /** Nodes that begin anew although they were to be taken over, a sentence each. */
  readonly refused: readonly string[];
}

/**
 * What the variables of a run begin with. Those of a fork are its parent's where they fit; a copy, as the weights of a
 * target, copies what its original begins with; the optimizer begins anew.
 */
export function firstValues(
  { program, variables }: Pick<CompiledStep, 'program' | 'variables'>,
  source: ForkSource | undefined,
): FirstValues {
  const values = new Map(program.variables.map(({ name, value }) => [name, value]));
  if (source === undefined) return { values, refused: [] };
  const { tensors, nodes } = source;
  const shapes = new Map([...tensors].map(([name, { shape }]) => [name, shape]));
  const refused: string[] = [];
  const taken = new Set<string>();
  for (const { node, from } of nodes) {
    const why = misfit(node, from, variables, shapes);
    if (why !== undefined) {
      refused.push(`The weights of "${node}" are not the parent's: ${why}.`);
      continue;
    }
    for (const { name } of variables.filter((one) => one.node === node)) {
      const stored = tensors.get(nameInParent(name, node, from));
      if (stored !== undefined) values.set(name, stored.values);
      taken.add(name);
    }
  }
  for (const variable of variables) {
    const copied = taken.has(variable.name) ? undefined : values.get(originalOf(variable, variables, taken));
    if (copied !== undefined) values.set(variable.name, copied);
  }
  return { values, refused };
}

/** The variable whose first value a variable has: its own, or at the end of copies. */
function originalOf(
  { name, initializer }: ModelVariable,
  variables: readonly ModelVariable[],
  taken: ReadonlySet<string>,
): string {
  if (initializer.kind !== 'copy' || taken.has(name)) return name;
  const original = variables.find((one) => one.name === initializer.of);
  return original === undefined ? name : originalOf(original, variables, taken);
}
