import { z } from 'zod';
import { combined, elementwise } from '../../layers/elementwise';
import { defineNode, laned } from '../../node';
import { mostLanes } from '../../values/lanes';

export const subtract = defineNode({
  type: 'subtract',
  title: 'Subtract',
  group: 'operation',
  doc: {
    summary: 'Difference of two vectors per sample; a centre is subtracted from every sample.',
    formula: 'y = a - b',
  },
  params: z.object({}).strict(),
  inputs: {
    a: laned('a', ['embedding', 'centre'], 'What is subtracted from'),
    b: laned('b', ['embedding', 'centre'], 'What is subtracted'),
  },
  outputs: { y: laned('a − b', ['embedding', 'centre'], 'The difference') },
  lanes: { default: 1, min: 1, max: mostLanes },
  infer: ({ inputs }) => combined(inputs, 'y'),
  build: ({ context }) => elementwise('y', (a, b) => context.tf.sub(a, b)),
});
