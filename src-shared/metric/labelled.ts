import type { Tensor2D } from '@tensorflow/tfjs';
import { unitRows } from '../layers/unitRows';
import { type Tf, tidied } from '../node';
import type { Rows } from './heldOut';

/** Backbone features of labelled images. */
export interface LabelledRows extends Rows {
  /** [count], each the index of a class. */
  readonly labels: ArrayLike<number>;
}

/** As many neighbours as any measure asks for. */
const mostNeighbours = 200;

/** The images of the bank nearest to each query by cosine, nearest first: [queries, count] row by row. */
export interface Neighbours {
  readonly count: number;
  readonly indices: ArrayLike<number>;
  readonly similarities: ArrayLike<number>;
}

/**
 * Features of training images, the bank, whose labels are known, and of held-out ones, the queries, whose labels are
 * guessed.
 */
export class LabelledFeatures {
  readonly #sizes: ReadonlyMap<number, number>;
  #ranked: Neighbours | undefined;

  constructor(
    readonly tf: Tf,
    readonly bank: LabelledRows,
    readonly queries: LabelledRows,
    readonly classCount: number,
  ) {
    this.#sizes = sizesOf(bank.labels);
  }

  /** There is something to tell apart. */
  get hasClasses(): boolean {
    return this.#sizes.size > 1 && this.queries.labels.length > 0;
  }

  /** Images in the bank of the class that has fewest of those that have any. */
  get smallestClass(): number {
    return Math.min(...this.#sizes.values());
  }

  get neighbours(): Neighbours {
    this.#ranked ??= this.#rank(Math.min(mostNeighbours, this.bank.labels.length));
    return this.#ranked;
  }

  /**
   * Balanced accuracy, 0..1: the mean over classes of the share of their queries that are answered right, which is the
   * plain accuracy where the classes are of one size.
   * @param answers [queries], the class of each
   */
  accuracy(answers: ArrayLike<number>): number {
    const right = new Map<number, number>();
    const { labels } = this.queries;
    for (let query = 0; query < labels.length; query += 1) {
      const label = labels[query] ?? -1;
      if (answers[query] === label) right.set(label, (right.get(label) ?? 0) + 1);
    }
    const shares = [...sizesOf(labels)].map(([label, size]) => (right.get(label) ?? 0) / size);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }

  #rank(count: number): Neighbours {
    const { tf } = this;
    const [indices, similarities] = tidied(tf, () => {
      const unit = ({ values, labels, dim }: LabelledRows) =>
        unitRows(tf, tf.tensor2d(values, [labels.length, dim])) as Tensor2D;
      const top = tf.topk(tf.matMul(unit(this.queries), unit(this.bank), false, true), count);
      return [top.indices.dataSync(), top.values.dataSync()];
    });
    return { count, indices, similarities };
  }
}

function sizesOf(labels: ArrayLike<number>): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const label of Array.from(labels)) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return sizes;
}
