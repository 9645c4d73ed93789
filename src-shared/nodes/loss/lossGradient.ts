import { z } from 'zod';
import { pairLoss, pairLossType } from '../../layers/pairLoss';
import { defineNode, laned, single, watched } from '../../node';
import { mostLanes } from '../../values/lanes';

export const lossGradient = defineNode({
  type: 'loss-gradient',
  title: 'Gradient loss',
  group: 'loss',
  doc: {
    summary:
      'A loss with a stated negative gradient: minimising it moves A along g. No gradient flows into g.',
    formula: '\\mathcal{L} = -A \\cdot \\operatorname{sg}(g)',
    source: 'arXiv 2203.16262, section 3.2',
  },
  params: z.object({}).strict(),
  inputs: {
    a: watched('A', 'What is moved'),
    g: {
      ...laned('g', ['embedding', 'centre'], 'Its negative gradient, per sample or one for all'),
      noGradient: true,
    },
  },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar, mean over batch and branches') },
  lanes: { default: 2, min: 1, max: mostLanes },
  pull: () => 1,
  infer: ({ inputs }) => pairLossType(inputs, 'a', 'g'),
  build: ({ context: { tf, ops } }) =>
    pairLoss(tf, 'a', 'g', (a, g) => tf.neg(tf.mean(tf.sum(tf.mul(a, ops.stopGradient(g)), 1)))),
});
