import type { Tensor } from '@tensorflow/tfjs';
import { z } from 'zod';
import { pairLoss, pairLossType } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { toggle } from '../../params';
import { mostLanes } from '../../values/lanes';

export const lossMse = defineNode({
  type: 'loss-mse',
  title: 'Squared distance',
  group: 'loss',
  doc: {
    summary: 'The squared distance of the two inputs per sample, mean over the batch and the branches.',
    formula: '\\lVert p - z \\rVert_2^2 \\; (= 2 + 2\\mathcal{D}(p, z) \\text{ if normalised})',
    source: 'arXiv 2203.16262, equation 1',
  },
  params: z
    .object({
      normalised: toggle({
        label: 'Normalise first',
        help: 'Scale both inputs to length 1, as in the paper',
        default: true,
      }),
    })
    .strict(),
  inputs: {
    p: watched('p', 'What is pulled'),
    z: watched('z', 'What it is pulled to; usually behind a stop-gradient'),
  },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  lanes: { default: 2, min: 1, max: mostLanes },
  // 2 + 2D: the factor of Z is that of D, twice.
  pull: () => 2,
  infer: ({ inputs }) => pairLossType(inputs, 'p', 'z'),
  build: ({ context: { tf }, params: { normalised } }) => {
    const distance = (p: Tensor, z: Tensor) => tf.mean(tf.sum(tf.square(tf.sub(p, z)), 1));
    // 2 + 2D: by the normalised P the squares would have the gradient 2P besides, which no weight sees but the lens does.
    const unitDistance = (p: Tensor, z: Tensor) => tf.mean(tf.sub(2, tf.mul(2, tf.sum(tf.mul(p, z), 1))));
    return pairLoss(tf, 'p', 'z', (p, z, { normalise }) =>
      normalised ? unitDistance(normalise(p), normalise(z)) : distance(p, z),
    );
  },
});
