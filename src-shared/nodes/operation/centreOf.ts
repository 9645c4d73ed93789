import { z } from 'zod';
import { centreField, centres } from '../../layers/centre';
import { defineNode, laned, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const centreOf = defineNode({
  type: 'centre-of',
  title: 'Centre of',
  group: 'operation',
  doc: {
    summary: 'The centre vector: the mean over the batch.',
    formula: 'o_z = \\mathbb{E}[Z]',
    source: 'arXiv 2203.16262, section 3.1',
  },
  params: z.object({ scope: centreField }).strict(),
  inputs: { x: laned('Z', ['embedding'], 'Any embedding, usually normalised') },
  outputs: { y: laned('o', ['centre'], 'Its centre') },
  lanes: { default: 1, min: 1, max: mostLanes },
  mixesLanes: true,
  infer: ({ inputs }) => ({ outputs: { y: { kind: 'centre', dim: typeOf(inputs, 'x', 'embedding').dim } } }),
  build: ({ context, params: { scope } }) => ({
    call: ({ x = [] }) => ({ y: centres(context.tf, x, scope) }),
  }),
});
