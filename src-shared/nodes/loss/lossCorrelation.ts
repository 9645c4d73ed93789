import { z } from 'zod';
import { squaredCorrelations } from '../../layers/covariance';
import { meanOf } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { mostLanes } from '../../values/lanes';

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
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: () => ({ outputs: { loss: { kind: 'loss' } } }),
  build: ({ context: { tf } }) => ({
    call: ({ z: lanes = [] }) => ({
      loss: [
        meanOf(
          tf,
          lanes.map((x) => squaredCorrelations(tf, x)),
        ),
      ],
    }),
  }),
});
