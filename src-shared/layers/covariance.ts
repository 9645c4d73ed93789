import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Tf } from '../node';
import { identity } from './identity';

/** x [batch, dim] less its mean over the batch. */
export function centred(tf: Tf, x: Tensor): Tensor {
  return tf.sub(x, tf.mean(x, 0, true));
}

/** Cov of rows [batch, dim] that are centred, with the unbiased 1 / (batch - 1): [dim, dim]. */
export function covarianceOfCentred(tf: Tf, rows: Tensor2D): Tensor2D {
  return tf.div(tf.matMul(rows, rows, true, false), Math.max(1, rows.shape[0] - 1));
}

/** Cov(x) [dim, dim] of x [batch, dim]. */
export function covariance(tf: Tf, x: Tensor): Tensor2D {
  return covarianceOfCentred(tf, centred(tf, x) as Tensor2D);
}

/** Each dimension with mean 0 and variance 1 over the batch; `epsilon` is added to the biased variance. */
export function standardised(tf: Tf, x: Tensor, epsilon: number): Tensor {
  const middle = centred(tf, x);
  return tf.mul(middle, tf.rsqrt(tf.add(tf.mean(tf.square(middle), 0, true), epsilon)));
}

/** Sum of the squared entries off the diagonal of a matrix [dim, dim]: a scalar. */
export function offDiagonalSquares(tf: Tf, matrix: Tensor): Tensor {
  const mask = tf.sub(1, identity(tf, matrix.shape[0] ?? 1));
  return tf.sum(tf.square(tf.mul(matrix, mask)));
}

/**
 * The covariance loss (arXiv 2203.16262, algorithm 6; the covariance term of arXiv 2105.04906): the squared covariances
 * between different dimensions of x [batch, dim], summed, over dim. A scalar.
 */
export function squaredCovariances(tf: Tf, x: Tensor): Tensor {
  return tf.div(offDiagonalSquares(tf, covariance(tf, x)), x.shape[1] ?? 1);
}

/** Keeps a dimension without any spread from dividing by zero. */
const correlationEpsilon = 1e-5;

/**
 * Correlation regularisation (arXiv 2203.16262, section 4): the squared correlations between different dimensions of
 * x [batch, dim], summed, over dim. A scalar.
 */
export function squaredCorrelations(tf: Tf, x: Tensor): Tensor {
  const [batch = 1, dim = 1] = x.shape;
  const unit = standardised(tf, x, correlationEpsilon) as Tensor2D;
  return tf.div(offDiagonalSquares(tf, tf.div(tf.matMul(unit, unit, true, false), batch)), dim);
}
