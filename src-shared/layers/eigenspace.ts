import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { BuildContext, StepContext } from '../node';
import { standardised } from './covariance';
import type { Layer } from './layer';
import { unitRows } from './unitRows';

/** Keeps a dimension without any spread from dividing by zero. */
const epsilon = 1e-5;

/**
 * How far a linear layer keeps the eigenvectors v_i of corr(z) in place: mean of |cos(v_i, layer(v_i))|, weighted by
 * the eigenvalues; 1 when they are eigenvectors of its weight too (arXiv 2102.06810, section 3).
 * @param lanes z of each view, [batch, dim]
 * @returns a scalar
 */
export function eigenspaceAlignment(
  { tf, ops }: BuildContext,
  lanes: readonly Tensor[],
  layer: Layer,
  step: StepContext,
): Tensor {
  const unit = standardised(tf, tf.concat([...lanes], 0), epsilon) as Tensor2D;
  const correlation = tf.div(tf.matMul(unit, unit, true, false), unit.shape[0]);
  const { values, vectors } = ops.eigenvectors(correlation);
  const rows = tf.transpose(vectors);
  const kept = tf.abs(tf.sum(tf.mul(rows, unitRows(tf, layer(rows, step))), 1));
  const weights = tf.maximum(values, 0);
  return tf.div(tf.sum(tf.mul(kept, weights)), tf.maximum(tf.sum(weights), epsilon));
}
