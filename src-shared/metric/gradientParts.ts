import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../node';

/**
 * The negative gradient of a loss by the normalised vector A, per sample, taken apart (arXiv 2203.16262, section
 * 3.2): basic + o_e + r_e. All lanes are one batch, [count, dim].
 */
export interface GradientParts {
  readonly tf: Tf;
  /** What the symmetric architecture has: the other view's A times the loss's pull. */
  readonly basic: Tensor;
  /** o_e, the mean of the extra gradient: [1, dim]. */
  readonly centre: Tensor;
  /** r_e, the rest of the extra gradient. */
  readonly residual: Tensor;
  /** The normalised embedding that the loss pulls at. */
  readonly pulled: Tensor;
  /** What is moved along the gradient: A of all lanes. */
  readonly moved: Tensor;
  /** The negative gradient of the covariance loss by A. */
  decorrelation(): Tensor;
}
