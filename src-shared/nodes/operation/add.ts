import { z } from 'zod';
import { combined, elementwise } from '../../layers/elementwise';
import { defineNode, laned } from '../../node';
import { mostLanes } from '../../values/lanes';

export const add = defineNode({
  type: 'add',
  title: 'Add',
  group: 'operation',
  doc: { summary: 'Sum of two vectors per sample; a centre is added to every sample.', formula: 'y = a + b' },
  params: z.object({}).strict(),
  inputs: {
    a: laned('a', ['embedding', 'centre'], 'First term'),
    b: laned('b', ['embedding', 'centre'], 'Second term'),
  },
  outputs: { y: laned('a + b', ['embedding', 'centre'], 'The sum') },
  lanes: { default: 1, min: 1, max: mostLanes },
  infer: ({ inputs }) => combined(inputs, 'y'),
  build: ({ context }) => elementwise('y', (a, b) => context.tf.add(a, b)),
});
