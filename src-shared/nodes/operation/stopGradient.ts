import { z } from 'zod';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const stopGradient = defineNode({
  type: 'stop-gradient',
  title: 'Stop-gradient',
  group: 'operation',
  doc: {
    summary: 'Passes its input on unchanged and lets no gradient back.',
    formula: '\\operatorname{sg}(x) = x, \\quad \\partial \\operatorname{sg}(x) / \\partial x = 0',
    source: 'arXiv 2011.10566, section 3',
  },
  params: z.object({}).strict(),
  inputs: { x: { ...laned('x', ['embedding', 'centre'], 'Any embedding'), noGradient: true } },
  outputs: { y: laned('sg(x)', ['embedding', 'centre'], 'The same values') },
  lanes: { default: 1, min: 1, max: mostLanes },
  passThrough: true,
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding', 'centre') } }),
  build: ({ context }) => perLane('x', 'y', (x) => context.ops.stopGradient(x)),
});
