import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { defineMetric, type WatchedEmbedding } from '../../metric';

/** Squared entries off the diagonal of the covariance of centred rows, over the dimensions. */
function offDiagonalSquares(embedding: WatchedEmbedding, centred: Tensor2D): Tensor {
  const { tf, dim } = embedding;
  const all = tf.sum(tf.square(embedding.covarianceOf(centred)));
  return tf.div(tf.sub(all, tf.sum(tf.square(embedding.varianceOf(centred)))), dim);
}

/** How much the dimensions of z say the same. */
export const covariance = defineMetric({
  id: 'covariance',
  title: 'Covariance',
  short: 'covariance',
  help: 'Sum of the squared off-diagonal entries of the covariance of z as it is, divided by the dimensions.',
  formula: '\\tfrac1d \\sum_{i \\neq j} \\operatorname{cov}(z)_{ij}^2',
  source: 'arXiv 2105.04906, equation 4',
  format: 'magnitude',
  range: [0, null],
  better: 'lower',
  tone: 'embedding',
  headline: [{ key: 'covariance', order: 5, take: 'mean' }],
  of: 'tap',
  where: 'step',
  measure: (embedding) => offDiagonalSquares(embedding, embedding.rawCentred),
});

/** The same of Z, so that lengths do not count. */
export const covarianceNormalised = defineMetric({
  id: 'covariance_normalised',
  title: 'Covariance, normalised',
  short: 'norm. cov.',
  help: 'Sum of the squared off-diagonal entries of the covariance of the normalised embedding, divided by the dimensions.',
  formula: '\\tfrac1d \\sum_{i \\neq j} \\operatorname{cov}(Z)_{ij}^2',
  source: 'arXiv 2105.04906, equation 4, of the normalised embedding',
  format: 'magnitude',
  range: [0, null],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'step',
  measure: (embedding) => offDiagonalSquares(embedding, embedding.residual),
});
