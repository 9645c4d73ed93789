import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { type Tf, tidied } from '../node';
import type { LabelledFeatures } from './labelled';
import { lbfgs } from './lbfgs';
import { cholesky, solved } from './triangular';

const decay = 1e-4;
/** Keeps a dimension without any spread from dividing by zero. */
const epsilon = 1e-8;

/** Of the variances, which are 1: keeps directions without any spread from growing without end. */
const ridge = 1e-3;
/** Beyond these dimensions the coordinates cost more than the steps that they save. */
const mostWhitened = 512;

/**
 * The classes that softmax regression on the standardised features of the bank gives to the queries. The objective is
 * convex: whatever minimises it finds the same.
 */
export function linearAnswers({ tf, bank, queries, classCount }: LabelledFeatures): ArrayLike<number> {
  return tidied(tf, () => {
    const raw = tf.tensor2d(bank.values, [bank.labels.length, bank.dim]);
    const { mean, variance } = tf.moments(raw, 0);
    const scale = tf.rsqrt(tf.add(variance, epsilon));
    const standardised = (x: Tensor2D) => tf.mul(tf.sub(x, mean), scale) as Tensor2D;
    const inputs = standardised(raw);
    const targets = tf.oneHot(tf.tensor1d(Array.from(bank.labels), 'int32'), classCount);
    const count = bank.labels.length;
    const size = bank.dim * classCount;
    const basis = whitening(tf, inputs);
    const split = (at: Float64Array) => ({
      weights: tf.matMul(basis, tf.tensor2d(Float32Array.from(at.subarray(0, size)), [bank.dim, classCount])),
      bias: tf.tensor1d(Float32Array.from(at.subarray(size))),
    });
    const logits = (x: Tensor2D, at: Float64Array): Tensor => {
      const { weights, bias } = split(at);
      return tf.add(tf.matMul(x, weights), bias);
    };
    const found = lbfgs(new Float64Array(size + classCount), (at) =>
      tidied(tf, () => {
        const { weights } = split(at);
        const scores = tf.logSoftmax(logits(inputs, at) as Tensor2D);
        const apart = tf.div(tf.sub(tf.exp(scores), targets), count) as Tensor2D;
        const byWeights = tf.add(tf.matMul(inputs, apart, true, false), tf.mul(weights, 2 * decay));
        const slope = tf.matMul(basis, byWeights, true, false);
        const crossEntropy = tf.div(tf.sum(tf.mul(targets, scores)), -count);
        const value = tf.add(crossEntropy, tf.mul(tf.sum(tf.square(weights)), decay)).dataSync()[0];
        const gradient = Float32Array.from([...slope.dataSync(), ...tf.sum(apart, 0).dataSync()]);
        return { value: value ?? Number.NaN, gradient };
      }),
    );
    const tested = standardised(tf.tensor2d(queries.values, [queries.labels.length, queries.dim]));
    return (tf.argMax(logits(tested, found), 1) as Tensor1D).dataSync();
  });
}

/**
 * Coordinates of the weights, [dim, dim], in which the features are uncorrelated: the minimum is the same, and found in a
 * fraction of the steps.
 */
function whitening(tf: Tf, inputs: Tensor2D): Tensor2D {
  const [count, dim] = inputs.shape;
  if (dim > mostWhitened) return tf.eye(dim);
  const unit = Float64Array.from({ length: dim * dim }, (_, index) => (index % (dim + 1) === 0 ? 1 : 0));
  const products = tf.matMul(inputs, inputs, true, false).dataSync();
  const scatter = unit.map((one, index) => (products[index] ?? 0) / count + ridge * one);
  return tf.tensor2d(Float32Array.from(solved(cholesky(scatter, dim), unit, dim)), [dim, dim]);
}
