import { unitRows } from '@shared/layers/unitRows';
import type { TensorOps, Tf } from '@shared/node';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs';

/** The scalars of one watched embedding, in the order that `measureEmbedding` stacks them. */
export const measureOrder = [
  'm_o',
  'm_r',
  'covariance',
  'covariance_normalised',
  'std',
  'correlation',
  'cos_centre',
  'cos_residual',
] as const;

/** Above this many dimensions the spectrum comes from the Gram matrix of at most this many samples. */
const largestSpectrum = 512;

const tiny = 1e-12;

/**
 * The collapse measures of an embedding, all lanes taken as one batch (arXiv 2203.16262, section 3).
 * @param lanes each [batch, dim], raw
 * @returns [8] in measureOrder
 */
export function measureEmbedding(tf: Tf, lanes: readonly Tensor[]): Tensor {
  const raw = tf.concat([...lanes], 0);
  const [count = 1, dim = 1] = raw.shape;
  const unit = unitRows(tf, raw);
  const centre = tf.mean(unit, 0, true);
  const residual = tf.sub(unit, centre);
  const residualNorm = tf.sqrt(tf.sum(tf.square(residual), 1));

  const rawCentred = tf.sub(raw, tf.mean(raw, 0, true));
  const rawCovariance = covarianceOf(tf, rawCentred, count);
  const unitCovariance = covarianceOf(tf, residual, count);
  const rawVariance = varianceOf(tf, rawCentred, count);
  const unitVariance = varianceOf(tf, residual, count);
  const standardised = tf.div(rawCentred, tf.sqrt(tf.maximum(rawVariance, tiny)));

  return tf.stack([
    tf.norm(centre),
    tf.mean(residualNorm),
    offDiagonalSquares(tf, rawCovariance, rawVariance),
    offDiagonalSquares(tf, unitCovariance, unitVariance),
    tf.mul(tf.mean(tf.sqrt(unitVariance)), Math.sqrt(dim)),
    meanOffDiagonal(tf, tf.abs(covarianceOf(tf, standardised, count)), dim),
    tf.mean(tf.sum(tf.mul(unit, unitRows(tf, centre)), 1)),
    tf.mean(tf.sum(tf.mul(unit, unitRows(tf, residual)), 1)),
  ]);
}

/** Cov of centred rows [count, dim] -> [dim, dim], with the unbiased 1 / (count - 1). */
function covarianceOf(tf: Tf, centred: Tensor, count: number): Tensor {
  return tf.div(tf.matMul(centred as Tensor2D, centred as Tensor2D, true, false), Math.max(1, count - 1));
}

/** The diagonal of covarianceOf: [dim]. */
function varianceOf(tf: Tf, centred: Tensor, count: number): Tensor {
  return tf.div(tf.sum(tf.square(centred), 0), Math.max(1, count - 1));
}

/** Sum of squared off-diagonal entries / dim (VICReg, arXiv 2105.04906, equation 4). */
function offDiagonalSquares(tf: Tf, covariance: Tensor, variance: Tensor): Tensor {
  return tf.div(tf.sub(tf.sum(tf.square(covariance)), tf.sum(tf.square(variance))), variance.size);
}

/** Mean off-diagonal entry of a matrix whose diagonal is 1. */
function meanOffDiagonal(tf: Tf, matrix: Tensor, dim: number): Tensor {
  return tf.div(tf.sub(tf.sum(matrix), dim), dim * Math.max(1, dim - 1));
}

/**
 * Eigenvalues, rising, of the covariance of the normalised embedding, all lanes taken as one batch: [min(dim, 512)].
 * @param lanes each [batch, dim], raw
 */
export function spectrumOf(tf: Tf, ops: TensorOps, lanes: readonly Tensor[]): Tensor {
  const unit = unitRows(tf, tf.concat([...lanes], 0));
  const residual = tf.sub(unit, tf.mean(unit, 0, true)) as Tensor2D;
  const [count, dim] = residual.shape;
  if (dim <= largestSpectrum) return ops.eigenvalues(covarianceOf(tf, residual, count));
  const sample = tf.slice(residual, [0, 0], [Math.min(count, largestSpectrum), dim]);
  return ops.eigenvalues(tf.div(tf.matMul(sample, sample, false, true), Math.max(1, sample.shape[0] - 1)));
}
