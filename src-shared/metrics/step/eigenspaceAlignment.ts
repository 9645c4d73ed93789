import type { Tensor2D } from '@tensorflow/tfjs';
import { standardised } from '../../layers/covariance';
import { unitRows } from '../../layers/unitRows';
import { defineMetric } from '../../metric';

/** Keeps a dimension without any spread from dividing by zero. */
const epsilon = 1e-5;

/** How far a linear predictor keeps the directions of z in place. */
export const eigenspaceAlignment = defineMetric({
  id: 'eigenspace_alignment',
  title: 'Eigenspace alignment',
  short: 'alignment',
  help: 'How far a linear predictor keeps the eigenvectors v of corr(z) in place: the mean of |cos(v, W v)|, weighted by the eigenvalues. 1 when they are eigenvectors of its weight too.',
  formula: '\\sum_k p_k \\lvert \\cos(v_k, W v_k) \\rvert,\\quad p_k = \\lambda_k / \\sum_j \\lambda_j',
  source: 'arXiv 2102.06810, section 3',
  format: 'ratio',
  range: [0, 1],
  better: null,
  tone: 'weights',
  headline: [{ key: 'eigenspace_alignment', order: 21, take: 'mean' }],
  of: 'node',
  where: 'step',
  appliesTo: ({ type, params }) => type === 'predictor' && params.kind === 'linear',
  measure: ({ tf, ops, inputs, program, step }) => {
    const unit = standardised(tf, tf.concat([...(inputs.z ?? [])], 0), epsilon) as Tensor2D;
    const correlation = tf.div(tf.matMul(unit, unit, true, false), unit.shape[0]);
    const { values, vectors } = ops.eigenvectors(correlation);
    const rows = tf.transpose(vectors);
    const moved = program.call({ z: [rows] }, step).p?.[0] ?? rows;
    const kept = tf.abs(tf.sum(tf.mul(rows, unitRows(tf, moved)), 1));
    const weights = tf.maximum(values, 0);
    return tf.div(tf.sum(tf.mul(kept, weights)), tf.maximum(tf.sum(weights), epsilon));
  },
});
