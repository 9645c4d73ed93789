import { z } from 'zod';
import { perLane } from '../node/build';
import { defineNode } from '../node/definition';

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
  inputs: { x: { label: 'x', kinds: ['embedding', 'centre'], help: 'Any embedding', laned: true } },
  outputs: { y: { label: 'sg(x)', kinds: ['embedding', 'centre'], help: 'The same values', laned: true } },
  lanes: { default: 1, min: 1, max: 16 },
  passThrough: true,
  infer: ({ inputs }) =>
    inputs.x === undefined
      ? { problem: { message: 'x is not connected', port: 'x' } }
      : { outputs: { y: inputs.x } },
  build: ({ context }) => perLane('x', 'y', (x) => context.ops.stopGradient(x)),
});
