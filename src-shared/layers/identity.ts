import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../node';

/** The identity matrix [size, size], made by ops: tf.eye would put size² constants into the recorded step. */
export function identity(tf: Tf, size: number): Tensor {
  return tf.cast(tf.oneHot(tf.range(0, size, 1, 'int32'), size), 'float32');
}
