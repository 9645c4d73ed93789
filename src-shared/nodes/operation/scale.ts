import { z } from 'zod';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { number } from '../../params';
import { mostLanes } from '../../values/lanes';

export const scale = defineNode({
  type: 'scale',
  title: 'Scale',
  group: 'operation',
  doc: { summary: 'Multiplies by a constant.', formula: 'y = c\\,x' },
  params: z
    .object({
      factor: number({
        label: 'Factor',
        help: 'c; negative turns the vector around',
        min: -1000,
        max: 1000,
        default: 1,
      }),
    })
    .strict(),
  inputs: { x: laned('x', ['embedding', 'centre'], 'Any vector') },
  outputs: { y: laned('c x', ['embedding', 'centre'], 'The scaled vector') },
  lanes: { default: 1, min: 1, max: mostLanes },
  passThrough: true,
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding', 'centre') } }),
  build: ({ context, params: { factor } }) => perLane('x', 'y', (x) => context.tf.mul(x, factor)),
});
