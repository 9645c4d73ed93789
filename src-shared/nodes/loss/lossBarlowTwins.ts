import type { Tensor2D } from '@tensorflow/tfjs';
import { z } from 'zod';
import { offDiagonalSquares, standardised } from '../../layers/covariance';
import { pairLoss, pairLossType } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { number } from '../../params';

/** Of the batch norm that standardises z in the published code. */
const epsilon = 1e-5;

export const lossBarlowTwins = defineNode({
  type: 'loss-barlow-twins',
  title: 'Barlow Twins',
  group: 'loss',
  doc: {
    summary:
      'Pulls the cross-correlation of the two views towards the identity: each dimension agrees with itself, and with no other.',
    formula:
      '\\mathcal{L} = \\sum_i (1 - C_{ii})^2 + \\lambda \\sum_{i \\neq j} C_{ij}^2,\\quad C = \\operatorname{corr}(z_a, z_b)',
    source: 'arXiv 2103.03230, equation 1',
  },
  params: z
    .object({
      lambda: number({
        label: 'Redundancy weight',
        help: 'λ, the weight of the entries off the diagonal',
        min: 0,
        max: 10,
        default: 0.005,
      }),
    })
    .strict(),
  inputs: { a: watched('z_a', 'One view'), b: watched('z_b', 'The other view') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  infer: ({ inputs }) => pairLossType(inputs, 'a', 'b'),
  build: ({ context: { tf }, params: { lambda } }) =>
    pairLoss(tf, 'a', 'b', (a, b) => {
      const [batch = 1] = a.shape;
      const [left, right] = [standardised(tf, a, epsilon), standardised(tf, b, epsilon)];
      const correlation = tf.div(tf.matMul(left as Tensor2D, right as Tensor2D, true, false), batch);
      // The diagonal without taking it out of the matrix: C_ii is the mean product of the two.
      const own = tf.mean(tf.mul(left, right), 0);
      return tf.add(tf.sum(tf.square(tf.sub(1, own))), tf.mul(offDiagonalSquares(tf, correlation), lambda));
    }),
});
