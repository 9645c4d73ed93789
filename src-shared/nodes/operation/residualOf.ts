import { z } from 'zod';
import { centreField, centres } from '../../layers/centre';
import { defineNode, laned, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const residualOf = defineNode({
  type: 'residual-of',
  title: 'Residual of',
  group: 'operation',
  doc: {
    summary: 'What is left of each sample once the centre is taken away.',
    formula: 'r = Z - o_z',
    source: 'arXiv 2203.16262, section 3.1',
  },
  params: z.object({ scope: centreField }).strict(),
  inputs: { x: laned('Z', ['embedding'], 'Any embedding, usually normalised') },
  outputs: { y: laned('r', ['embedding'], 'Its residual') },
  lanes: { default: 1, min: 1, max: mostLanes },
  mixesLanes: true,
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding') } }),
  build: ({ context, params: { scope } }) => ({
    call: ({ x = [] }) => {
      const middle = centres(context.tf, x, scope);
      return { y: x.map((value, lane) => context.tf.sub(value, middle[lane] ?? 0)) };
    },
  }),
});
