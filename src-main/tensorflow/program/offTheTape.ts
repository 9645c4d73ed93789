import type { Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';

/**
 * The same values as a tensor that depends on nothing, so that tfjs does not go back behind it at all: a gradient
 * function that gives zeros would send them through every op of the stopped branch.
 */
export function offTheTape<T extends Tensor>(tf: Tf, x: T): T {
  return tf.customGrad(() => ({ value: x.clone(), gradFunc: () => [] }))() as T;
}
