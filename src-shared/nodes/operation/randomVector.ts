import { z } from 'zod';
import { unitRows } from '../../layers/unitRows';
import { defineNode, laned, perLane, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const randomVector = defineNode({
  type: 'random-vector',
  title: 'Random vector',
  group: 'operation',
  doc: {
    summary:
      'A vector of length 1 in a random direction for every sample, drawn anew in each step and for each branch: a gradient that says nothing.',
    formula: 'v = u / \\lVert u \\rVert_2,\\quad u \\sim \\mathcal{N}(0, I)',
    source: 'arXiv 2203.16262, figure 4',
  },
  params: z.object({}).strict(),
  inputs: { x: { ...laned('Z', ['embedding'], 'What it has the dimensions of'), noGradient: true } },
  outputs: { y: laned('v', ['embedding'], 'Random vectors of length 1') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding') } }),
  build: ({ context: { tf }, inputs }) => {
    const { dim } = typeOf(inputs, 'x', 'embedding');
    return perLane('x', 'y', (_x, { batch, random }, lane) =>
      unitRows(tf, random.normal(`direction-${lane}`, [batch, dim], 0, 1)),
    );
  },
});
