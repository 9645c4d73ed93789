import { unitRows } from '@shared/layers/unitRows';
import type { Tf } from '@shared/node';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';

/** Backbone features of labelled images: values [count, dim], row by row. */
export interface LabelledFeatures {
  readonly values: Float32Array;
  readonly labels: ArrayLike<number>;
  readonly dim: number;
}

const neighbours = 20;

/**
 * kNN accuracy, 0..1: cosine similarity, k = 20, each neighbour one vote; ties go to the class whose
 * neighbours are closer in sum (arXiv 1805.01978 uses the same k-NN protocol with k = 200).
 */
export function knnAccuracy(tf: Tf, bank: LabelledFeatures, queries: LabelledFeatures): number {
  const bankCount = bank.labels.length;
  const k = Math.min(neighbours, bankCount);
  const [indices, similarities] = tf.tidy(() => {
    const unit = (set: LabelledFeatures) =>
      unitRows(tf, tf.tensor2d(set.values, [set.labels.length, set.dim]));
    const top = tf.topk(tf.matMul(unit(queries), unit(bank), false, true), k);
    return [top.indices.dataSync(), top.values.dataSync()];
  });
  let right = 0;
  for (let query = 0; query < queries.labels.length; query += 1) {
    const votes = new Map<number, number>();
    for (let rank = query * k; rank < (query + 1) * k; rank += 1) {
      const label = bank.labels[indices[rank] ?? 0] ?? -1;
      votes.set(label, (votes.get(label) ?? 0) + 1 + 1e-4 * (similarities[rank] ?? 0));
    }
    const winner = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [-1, -1]);
    if (winner[0] === queries.labels[query]) right += 1;
  }
  return right / queries.labels.length;
}

const probeSteps = 100;

/**
 * Linear-probe accuracy, 0..1: softmax regression on the frozen features, standardised per dimension, trained
 * on `bank` with full-batch Adam (100 steps, rate 0.05, decay 1e-4), tested on `queries`.
 */
export function linearAccuracy(
  tf: Tf,
  bank: LabelledFeatures,
  queries: LabelledFeatures,
  classes: number,
): number {
  const weights = tf.variable(tf.zeros([bank.dim, classes]));
  const bias = tf.variable(tf.zeros([classes]));
  const optimizer = tf.train.adam(0.05);
  const predictions = tf.tidy(() => {
    const raw = tf.tensor2d(bank.values, [bank.labels.length, bank.dim]);
    const { mean, variance } = tf.moments(raw, 0);
    const scale = tf.rsqrt(tf.add(variance, 1e-8));
    const standardise = (x: Tensor2D) => tf.mul(tf.sub(x, mean), scale) as Tensor2D;
    const inputs = standardise(raw);
    const targets = tf.oneHot(tf.tensor1d(Array.from(bank.labels), 'int32'), classes) as Tensor2D;
    for (let step = 0; step < probeSteps; step += 1) {
      optimizer.minimize(() => {
        const logits = tf.add(tf.matMul(inputs, weights as Tensor2D), bias);
        const crossEntropy = tf.neg(tf.mean(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), 1)));
        return tf.add(crossEntropy, tf.mul(tf.sum(tf.square(weights)), 1e-4)).asScalar();
      });
    }
    const tested = standardise(tf.tensor2d(queries.values, [queries.labels.length, queries.dim]));
    return (tf.argMax(tf.add(tf.matMul(tested, weights as Tensor2D), bias), 1) as Tensor1D).dataSync();
  });
  for (const held of [weights, bias, optimizer]) held.dispose();
  const right = Array.from(predictions).filter((label, query) => label === queries.labels[query]);
  return right.length / queries.labels.length;
}
