import { LabError } from '@shared/errors';
import type { Training } from '@shared/training';
import type { ProgramVariable } from '../tensorflow';
import type { Model, ModelTools, ModelVariable } from './model';
import { slotsOf } from './optimizer';
import { streamOf } from './streams';

/** Every variable of a run with its first value: weights and buffers from (seed, name), optimizer slots at zero. */
export function initialValues(model: Model, tools: ModelTools, seed: number): readonly ProgramVariable[] {
  const { training } = model.document;
  return model.variables.flatMap((variable) => [
    { name: variable.name, shape: variable.shape, value: drawn(variable, model, tools, seed) },
    ...slotVariables(variable, training),
  ]);
}

function slotVariables(variable: ModelVariable, training: Training): readonly ProgramVariable[] {
  if (variable.role === 'buffer') return [];
  return slotsOf(variable, training).map(({ name, shape }) => ({
    name,
    shape,
    value: new Float32Array(sizeOf(shape)),
  }));
}

function drawn(
  { name, node, shape, initializer }: ModelVariable,
  model: Model,
  tools: ModelTools,
  seed: number,
): Float32Array {
  const { tf, stateless } = tools;
  switch (initializer.kind) {
    case 'copy':
      return drawn(variableNamed(model, initializer.of), model, tools, seed);
    case 'zeros':
      return new Float32Array(sizeOf(shape));
    case 'ones':
      return new Float32Array(sizeOf(shape)).fill(1);
    case 'normal':
    case 'uniform': {
      const stream = streamOf(node, `initial/${name}`);
      const values = tf.tidy(() => {
        const key = tf.tensor1d([seed, 0], 'int32');
        return initializer.kind === 'normal'
          ? stateless.normal(key, stream, shape, 0, initializer.std)
          : stateless.uniform(key, stream, shape, -initializer.limit, initializer.limit);
      });
      const read = Float32Array.from(values.dataSync());
      values.dispose();
      return read;
    }
  }
}

function variableNamed({ variables }: Model, name: string): ModelVariable {
  const found = variables.find((variable) => variable.name === name);
  if (found === undefined) throw new LabError('internal', `There is no variable "${name}" to copy`);
  return found;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, side) => size * side, 1);
}
