import { z } from 'zod';
import { squaredCorrelations, squaredCovariances } from '../../layers/covariance';
import { meanOf } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { choice } from '../../params';
import { mostLanes } from '../../values/lanes';

export const lossCorrelation = defineNode({
  type: 'loss-correlation',
  title: 'Correlation',
  group: 'loss',
  doc: {
    summary:
      "Correlation regularisation: the squared covariances, or correlations, between different dimensions, summed, over d; each branch's own, then their mean. It spreads the residual without a negative sample.",
    formula: '\\mathcal{L} = \\frac1d \\sum_{i \\neq j} C_{ij}^2,\\quad C = \\operatorname{cov}(z)',
    source: 'arXiv 2203.16262, algorithm 6 (Conjecture 2)',
  },
  params: z
    .object({
      matrix: choice({
        label: 'Matrix',
        help: 'covariance: as published, with 1 / (N − 1); correlation: of dimensions brought to a variance of 1 first',
        options: ['covariance', 'correlation'],
        default: 'covariance',
      }),
    })
    .strict(),
  inputs: { z: watched('z', 'What is de-correlated') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: () => ({ outputs: { loss: { kind: 'loss' } } }),
  build: ({ context: { tf }, params: { matrix } }) => {
    const regularisation = matrix === 'covariance' ? squaredCovariances : squaredCorrelations;
    return {
      call: ({ z: lanes = [] }) => ({
        loss: [
          meanOf(
            tf,
            lanes.map((x) => regularisation(tf, x)),
          ),
        ],
      }),
    };
  },
});
