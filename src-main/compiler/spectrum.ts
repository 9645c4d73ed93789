import type { WatchedEmbedding } from '@shared/metric';
import type { TensorOps } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';

/** Above this many dimensions the spectrum comes from the Gram matrix of at most this many samples. */
const largestSpectrum = 512;

/** Eigenvalues, rising, of the covariance of the normalised embedding: [min(dim, 512)]. */
export function spectrumOf(ops: TensorOps, embedding: WatchedEmbedding): Tensor {
  const { tf, residual, count, dim } = embedding;
  if (dim <= largestSpectrum) return ops.eigenvalues(embedding.covarianceOf(residual));
  const sample = tf.slice(residual, [0, 0], [Math.min(count, largestSpectrum), dim]);
  return ops.eigenvalues(tf.div(tf.matMul(sample, sample, false, true), Math.max(1, sample.shape[0] - 1)));
}
