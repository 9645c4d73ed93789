import { z } from 'zod';
import { centreField, centres } from '../../layers/centre';
import { meanOf } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { mostLanes } from '../../values/lanes';

export const lossResidual = defineNode({
  type: 'loss-residual',
  title: 'Residual length',
  group: 'loss',
  doc: {
    summary:
      'The squared length of the residual of the normalised input: minimising it drives m_r to 0 and m_o to 1, that is, it makes the representation collapse on purpose.',
    formula: '\\mathcal{L} = \\mathbb{E}\\lVert Z - o_z \\rVert^2 = 1 - \\lVert o_z \\rVert^2',
    source: 'arXiv 2203.16262, section 4 (Conjecture 2)',
  },
  params: z.object({ scope: centreField }).strict(),
  inputs: { z: watched('z', 'What loses its residual') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar, 0 when collapsed') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: () => ({ outputs: { loss: { kind: 'loss' } } }),
  build: ({ context: { tf }, params: { scope } }) => ({
    call: ({ z: lanes = [] }, step) => {
      const unit = lanes.map((x) => step.normalise(x));
      const middle = centres(tf, unit, scope);
      const lengths = unit.map((x, lane) => tf.mean(tf.sum(tf.square(tf.sub(x, middle[lane] ?? 0)), 1)));
      return { loss: [meanOf(tf, lengths)] };
    },
  }),
});
