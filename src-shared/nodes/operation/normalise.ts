import { z } from 'zod';
import { unitRows } from '../../layers/unitRows';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const normalise = defineNode({
  type: 'normalise',
  title: 'L2-normalise',
  group: 'operation',
  doc: { summary: "Scales every sample's vector to length 1.", formula: 'Z = z / \\lVert z \\rVert_2' },
  params: z.object({}).strict(),
  inputs: { x: laned('z', ['embedding'], 'Any embedding') },
  outputs: { y: laned('Z', ['embedding'], 'Vectors of length 1') },
  lanes: { default: 2, min: 1, max: mostLanes },
  passThrough: true,
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding') } }),
  build: ({ context }) => perLane('x', 'y', (x) => unitRows(context.tf, x)),
});
