import { z } from 'zod';
import { similarities, temperatureField } from '../../layers/contrast';
import { meanOf } from '../../layers/pairLoss';
import { defineNode, single, watched } from '../../node';
import { mostLanes } from '../../values/lanes';

export const lossInfonce = defineNode({
  type: 'loss-infonce',
  title: 'InfoNCE',
  group: 'loss',
  doc: {
    summary:
      'NT-Xent, the contrastive loss of SimCLR: each sample is to recognise its other view among all samples of the batch, in all views. The inputs are normalised here.',
    formula:
      '\\mathcal{L} = -\\log \\frac{\\exp(Z_a \\cdot Z_b / t)}{\\sum_{k \\neq a} \\exp(Z_a \\cdot Z_k / t)}',
    source: 'arXiv 2002.05709, equation 1',
  },
  params: z.object({ temperature: temperatureField }).strict(),
  inputs: { z: watched('z', 'The views of the same images') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar, mean over all samples and pairs of views') },
  lanes: { default: 2, min: 2, max: mostLanes },
  // Each sample is pulled once as anchor and once as the positive of its other view.
  pull: ({ temperature }) => 2 / temperature,
  infer: () => ({ outputs: { loss: { kind: 'loss' } } }),
  build: ({ context: { tf, ops }, params: { temperature } }) => ({
    call: ({ z: lanes = [] }, step) => {
      const unit = lanes.map((x) => step.normalise(x));
      const similarity = similarities(tf, unit, temperature);
      const highest = ops.stopGradient(tf.max(similarity, 1, true));
      const total = tf.add(tf.log(tf.sum(tf.exp(tf.sub(similarity, highest)), 1, true)), highest);
      const agreements = unit.flatMap((a, lane) =>
        unit.slice(lane + 1).map((b) => tf.div(tf.mean(tf.sum(tf.mul(a, b), 1)), temperature)),
      );
      return { loss: [tf.sub(tf.mean(total), meanOf(tf, agreements))] };
    },
  }),
});
