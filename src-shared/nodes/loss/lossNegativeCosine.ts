import { z } from 'zod';
import { pairLoss, pairLossType } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { mostLanes } from '../../values/lanes';

export const lossNegativeCosine = defineNode({
  type: 'loss-negative-cosine',
  title: 'Negative cosine',
  group: 'loss',
  doc: {
    summary: 'Minus the cosine of the two inputs, mean over the batch and the branches. −1 when they agree.',
    formula: '\\mathcal{D}(p, z) = -\\frac{p}{\\lVert p\\rVert_2}\\cdot\\frac{z}{\\lVert z\\rVert_2}',
    source: 'arXiv 2011.10566, equation 1',
  },
  params: z.object({}).strict(),
  inputs: {
    p: watched('p', 'What is pulled'),
    z: watched('z', 'What it is pulled to; usually behind a stop-gradient'),
  },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  lanes: { default: 2, min: 1, max: mostLanes },
  pull: () => 1,
  infer: ({ inputs }) => pairLossType(inputs, 'p', 'z'),
  build: ({ context: { tf } }) =>
    pairLoss(tf, 'p', 'z', (p, target, { normalise }) =>
      tf.neg(tf.mean(tf.sum(tf.mul(normalise(p), normalise(target)), 1))),
    ),
});
