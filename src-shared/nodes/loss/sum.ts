import { z } from 'zod';
import { defineNode, laned, single } from '../../node';
import { scheduleList } from '../../params';
import { mostLanes } from '../../values/lanes';

export const sum = defineNode({
  type: 'sum',
  title: 'Weighted sum',
  group: 'loss',
  doc: {
    summary: 'Adds losses, each with a weight that may follow a schedule over the run (phases).',
    formula: '\\mathcal{L} = \\sum_i w_i(t)\\, \\mathcal{L}_i',
  },
  params: z
    .object({ weights: scheduleList({ label: 'Weights', help: 'One per loss; a missing one is 1' }) })
    .strict(),
  inputs: { loss: laned('𝓛ᵢ', ['loss'], 'Losses to add') },
  outputs: { loss: single('𝓛', ['loss'], 'Scalar') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: ({ params: { weights }, lanes }) =>
    weights.length > lanes
      ? { problem: { message: `There are ${weights.length} weights for ${lanes} losses` } }
      : { outputs: { loss: { kind: 'loss' } } },
  build: ({ context, params: { weights }, lanes }) => {
    const factors = Array.from({ length: lanes }, (_, lane) =>
      context.scheduled(`weight-${lane}`, weights[lane] ?? 1),
    );
    return {
      call: ({ loss = [] }) => ({
        loss: [context.tf.addN(loss.map((value, lane) => context.tf.mul(value, factors[lane]?.read() ?? 1)))],
      }),
    };
  },
});
