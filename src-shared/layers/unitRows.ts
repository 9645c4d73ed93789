import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../node';

const tiny = 1e-12;

/** Rows scaled to length 1: [n, dim] -> [n, dim]; rows of zeros stay zero. */
export function unitRows(tf: Tf, x: Tensor): Tensor {
  return tf.mul(x, tf.rsqrt(tf.maximum(tf.sum(tf.square(x), 1, true), tiny)));
}
