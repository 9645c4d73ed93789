import type { Tensor } from '@tensorflow/tfjs';
import type { InferResult, NodeProgram, PortTypes, StepContext, Tf } from '../node';
import { typeOf } from '../node';

/** What is wrong with a pair of vectors whose dimensions should be equal, if anything. */
export function pairMisfit(inputs: PortTypes, first: string, second: string) {
  const a = typeOf(inputs, first, 'embedding', 'centre');
  const b = typeOf(inputs, second, 'embedding', 'centre');
  if (a.dim === b.dim) return undefined;
  const message = `${first} has ${a.dim} dimensions but ${second} has ${b.dim}: they must be equal`;
  return { problem: { message, port: second } };
}

/** A loss of pairs (a, b) needs equal dimensions; b may be one vector for the whole batch. */
export function pairLossType(inputs: PortTypes, first: string, second: string): InferResult {
  return pairMisfit(inputs, first, second) ?? { outputs: { loss: { kind: 'loss' } } };
}

/** The mean over the lanes of a loss of two embeddings: a scalar. */
export function pairLoss(
  tf: Tf,
  first: string,
  second: string,
  loss: (a: Tensor, b: Tensor, step: StepContext) => Tensor,
): NodeProgram {
  return {
    call: (inputs, step) => {
      const others = inputs[second] ?? [];
      const values = (inputs[first] ?? []).flatMap((a, lane) => {
        const b = others[lane];
        return b === undefined ? [] : [loss(a, b, step)];
      });
      return { loss: [meanOf(tf, values)] };
    },
  };
}

/** The mean of scalars. */
export function meanOf(tf: Tf, values: readonly Tensor[]): Tensor {
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : tf.div(tf.addN([...values]), values.length);
}
