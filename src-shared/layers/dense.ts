import type { BuildContext } from '../node';
import { batchNorm } from './batchNorm';
import { type Layer, sequence } from './layer';

/**
 * [batch, inputs] -> [batch, outputs], with torch's default initialisation: uniform within 1 / sqrt(inputs).
 * @param bounded the trained weights pass through tanh
 */
export function linear(
  context: BuildContext,
  name: string,
  inputs: number,
  outputs: number,
  bias: boolean,
  bounded = false,
): Layer {
  const { tf, ops } = context;
  const initializer = { kind: 'uniform', limit: 1 / Math.sqrt(inputs) } as const;
  const weight = context.variable(`${name}-weight`, [inputs, outputs], initializer, 'kernel');
  const shift = bias ? context.variable(`${name}-bias`, [outputs], initializer, 'bias') : undefined;
  return (x) => {
    const y = ops.matMul(x, bounded ? tf.tanh(weight.read()) : weight.read());
    return shift === undefined ? y : tf.add(y, shift.read());
  };
}

/** Linear without bias, batch norm, ReLU: the hidden layer of SimSiam's heads. */
export function dense(context: BuildContext, name: string, inputs: number, outputs: number): Layer {
  return sequence([
    linear(context, name, inputs, outputs, false),
    batchNorm(context, `${name}-norm`, outputs),
    (x) => context.ops.relu(x),
  ]);
}
