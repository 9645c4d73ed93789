import type { Tensor2D } from '@tensorflow/tfjs';
import { unitRows } from '../layers/unitRows';
import type { TensorOps, Tf } from '../node';

/** Embeddings, row by row. */
export interface Rows {
  /** [count, dim]. */
  readonly values: Float32Array;
  readonly dim: number;
}

/** Held-out images under several augmentations, those of one image one after the other. */
export interface Views extends Rows {
  readonly perImage: number;
}

/**
 * Features of held-out images in one space, in evaluation mode, and what their measures have in common, each computed
 * when it is first asked for. Lives inside one tidy.
 */
export class HeldOut {
  /** Of the images as they are: [count, dim]. */
  readonly rows: Tensor2D;
  readonly count: number;
  readonly dim: number;
  #unit: Tensor2D | undefined;
  #centred: Tensor2D | undefined;
  #spectrum: readonly number[] | undefined;

  constructor(
    readonly tf: Tf,
    readonly ops: TensorOps,
    { values, dim }: Rows,
    readonly views: Views,
  ) {
    this.count = values.length / dim;
    this.dim = dim;
    this.rows = tf.tensor2d(values, [this.count, dim]);
  }

  /** Rows of length 1. */
  get unit(): Tensor2D {
    this.#unit ??= unitRows(this.tf, this.rows) as Tensor2D;
    return this.#unit;
  }

  /** Rows less their mean. */
  get centred(): Tensor2D {
    this.#centred ??= this.tf.sub(this.rows, this.tf.mean(this.rows, 0, true)) as Tensor2D;
    return this.#centred;
  }

  /** Singular values of the centred rows, largest first: min(count - 1, dim) of them, for centring takes one off. */
  get spectrum(): readonly number[] {
    this.#spectrum ??= this.singularValues(this.centred).slice(0, Math.max(1, this.count - 1));
    return this.#spectrum;
  }

  /** Singular values of any [n, dim], largest first. */
  singularValues(matrix: Tensor2D): readonly number[] {
    return Array.from(this.ops.singularValues(matrix).dataSync()).reverse();
  }
}
