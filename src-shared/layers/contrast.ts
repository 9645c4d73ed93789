import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Tf } from '../node';
import { number } from '../params';
import { identity } from './identity';

/** t of InfoNCE. */
export const temperatureField = number({
  label: 'Temperature',
  help: 't: the smaller, the more the nearest negatives count',
  min: 0.01,
  max: 100,
  default: 0.2,
});

/** Stands in for minus infinity: exp of it is 0, and it stays finite in every gradient. */
const never = -1e9;

/**
 * Similarities over temperature of every sample of every view to every other, Z_i · Z_k / t; a sample with
 * itself counts as never.
 * @param unit each view [batch, dim], rows of length 1
 * @returns [views · batch, views · batch], views one after the other
 */
export function similarities(tf: Tf, unit: readonly Tensor[], temperature: number): Tensor {
  const all = tf.concat([...unit], 0) as Tensor2D;
  const similarity = tf.div(tf.matMul(all, all, false, true), temperature);
  return tf.add(similarity, tf.mul(identity(tf, all.shape[0]), never));
}
