import type { Tensor2D } from '@tensorflow/tfjs';
import { z } from 'zod';
import { offDiagonalSquares, standardised } from '../layers/covariance';
import { meanOf } from '../layers/pairLoss';
import { defineNode, single, watched } from '../node/kit';

/** Keeps a dimension without any spread from dividing by zero. */
const epsilon = 1e-5;

export const lossCorrelation = defineNode({
  type: 'loss-correlation',
  title: 'Correlation',
  group: 'loss',
  doc: {
    summary:
      "Correlation regularisation: the squared correlations between different dimensions, summed, over d; each branch's own, then their mean. It spreads the residual without a negative sample.",
    formula: '\\mathcal{L} = \\frac1d \\sum_{i \\neq j} C_{ij}^2,\\quad C = \\operatorname{corr}(z)',
    source: 'arXiv 2203.16262, section 4 (Conjecture 2)',
  },
  params: z.object({}).strict(),
  inputs: { z: watched('z', 'What is de-correlated') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  lanes: { default: 2, min: 1, max: 16 },
  infer: () => ({ outputs: { loss: { kind: 'loss' } } }),
  build: ({ context: { tf } }) => ({
    call: ({ z: lanes = [] }) => ({
      loss: [
        meanOf(
          tf,
          lanes.map((x) => {
            const [batch = 1, dim = 1] = x.shape;
            const unit = standardised(tf, x, epsilon) as Tensor2D;
            return tf.div(offDiagonalSquares(tf, tf.div(tf.matMul(unit, unit, true, false), batch)), dim);
          }),
        ),
      ],
    }),
  }),
});
