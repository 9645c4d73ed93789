import { z } from 'zod';
import { defineNode, laned, single, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const meanOfLanes = defineNode({
  type: 'mean-of-lanes',
  title: 'Mean over views',
  group: 'operation',
  doc: {
    summary:
      'The mean over the branches, sample by sample: an estimate of the expectation over augmentations from K views.',
    formula: '\\bar Z = \\frac1K \\sum_{k=1}^{K} Z_k',
    source: 'arXiv 2011.10566, section 5; arXiv 2203.16262, section 2.2',
  },
  params: z.object({}).strict(),
  inputs: { x: laned('Zₖ', ['embedding'], 'The same images seen by K views, usually normalised') },
  outputs: { y: single('Z̄', ['embedding'], 'Their mean') },
  lanes: { default: 2, min: 2, max: mostLanes },
  mixesLanes: true,
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding') } }),
  build: ({ context: { tf } }) => ({
    call: ({ x = [] }) => ({ y: [tf.div(tf.addN([...x]), x.length)] }),
  }),
});
