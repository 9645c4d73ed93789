import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { covarianceOfCentred } from '../layers/covariance';
import { unitRows } from '../layers/unitRows';
import type { Tf } from '../node';

const tiny = 1e-12;

/**
 * A watched embedding in a step, all lanes taken as one batch, and what its measures have in common, each computed
 * when it is first asked for.
 */
export class WatchedEmbedding {
  /** z as it is: [count, dim]. */
  readonly raw: Tensor2D;
  readonly count: number;
  readonly dim: number;
  #unit: Tensor2D | undefined;
  #centre: Tensor | undefined;
  #residual: Tensor2D | undefined;
  #rawCentred: Tensor2D | undefined;

  /** @param lanes each [batch, dim] */
  constructor(
    readonly tf: Tf,
    lanes: readonly Tensor[],
  ) {
    this.raw = tf.concat([...lanes], 0) as Tensor2D;
    const [count, dim] = this.raw.shape;
    this.count = count;
    this.dim = dim;
  }

  /** Z, rows of length 1: [count, dim]. */
  get unit(): Tensor2D {
    this.#unit ??= unitRows(this.tf, this.raw) as Tensor2D;
    return this.#unit;
  }

  /** o, the mean of Z: [1, dim]. */
  get centre(): Tensor {
    this.#centre ??= this.tf.mean(this.unit, 0, true);
    return this.#centre;
  }

  /** r = Z - o: [count, dim]. */
  get residual(): Tensor2D {
    this.#residual ??= this.tf.sub(this.unit, this.centre) as Tensor2D;
    return this.#residual;
  }

  /** z less its mean: [count, dim]. */
  get rawCentred(): Tensor2D {
    this.#rawCentred ??= this.tf.sub(this.raw, this.tf.mean(this.raw, 0, true)) as Tensor2D;
    return this.#rawCentred;
  }

  /** Cov of centred rows [count, dim], with the unbiased 1 / (count - 1): [dim, dim]. */
  covarianceOf(centred: Tensor2D): Tensor2D {
    return covarianceOfCentred(this.tf, centred);
  }

  /** The diagonal of covarianceOf: [dim]. */
  varianceOf(centred: Tensor2D): Tensor {
    return this.tf.div(this.tf.sum(this.tf.square(centred), 0), this.#freedom);
  }

  /** Correlations between the dimensions of z, 0 where one has no spread: [dim, dim]. */
  get correlation(): Tensor2D {
    const { tf, rawCentred } = this;
    const deviation = tf.sqrt(tf.maximum(this.varianceOf(rawCentred), tiny));
    return this.covarianceOf(tf.div(rawCentred, deviation) as Tensor2D);
  }

  get #freedom(): number {
    return Math.max(1, this.count - 1);
  }
}
