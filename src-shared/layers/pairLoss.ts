import type { Tensor } from '@tensorflow/tfjs';
import type { NodeProgram, Tf } from '../node/build';
import type { InferResult, PortTypes } from '../node/definition';
import { typeOf } from '../node/expect';

/** A loss of pairs (a, b) needs equal dimensions; b may be one vector for the whole batch. */
export function pairLossType(inputs: PortTypes, first: string, second: string): InferResult {
  const a = typeOf(inputs, first, 'embedding', 'centre');
  const b = typeOf(inputs, second, 'embedding', 'centre');
  return a.dim === b.dim
    ? { outputs: { loss: { kind: 'loss' } } }
    : {
        problem: {
          message: `${first} has ${a.dim} dimensions but ${second} has ${b.dim}: they must be equal`,
          port: second,
        },
      };
}

/** The mean over the lanes of a loss of two embeddings: a scalar. */
export function pairLoss(
  tf: Tf,
  first: string,
  second: string,
  loss: (a: Tensor, b: Tensor) => Tensor,
): NodeProgram {
  return {
    call: (inputs) => {
      const others = inputs[second] ?? [];
      const values = (inputs[first] ?? []).flatMap((a, lane) => {
        const b = others[lane];
        return b === undefined ? [] : [loss(a, b)];
      });
      return {
        loss: [
          values.length === 1 && values[0] !== undefined ? values[0] : tf.div(tf.addN(values), values.length),
        ],
      };
    },
  };
}
