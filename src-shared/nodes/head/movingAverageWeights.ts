import { z } from 'zod';
import { defineNode, single, typeOf } from '../../node';
import { choice, number } from '../../params';
import type { Schedule } from '../../values/schedule';

/** The share of the run that is over. */
const progress: Schedule = {
  shape: 'linear',
  points: [
    { at: 0, value: 0 },
    { at: 1, value: 1 },
  ],
};

export const movingAverageWeights = defineNode({
  type: 'moving-average-weights',
  title: 'Moving average',
  group: 'head',
  doc: {
    summary:
      "The exponential moving average of a module's weights, for a module of the same form: BYOL's target. It begins as a copy, and no gradient flows through it. Running statistics of batch norm are the target's own.",
    formula: '\\xi \\leftarrow \\tau\\,\\xi + (1 - \\tau)\\,\\theta',
    source: 'arXiv 2006.07733, equation 1',
  },
  params: z
    .object({
      momentum: number({
        label: 'Momentum',
        help: 'τ: the share that the average keeps in each step',
        min: 0,
        max: 1,
        default: 0.99,
      }),
      schedule: choice({
        label: 'Schedule',
        help: 'cosine: the momentum rises to 1 over the run, as in BYOL; constant',
        options: ['constant', 'cosine'],
        default: 'cosine',
      }),
    })
    .strict(),
  inputs: {
    weights: { ...single('θ', ['weights'], "The module's weights as it trains"), noGradient: true },
  },
  outputs: { weights: single('ξ', ['weights'], 'Their moving average') },
  infer: ({ inputs }) => ({ outputs: { weights: typeOf(inputs, 'weights', 'weights') } }),
  build: ({ context, params: { momentum, schedule } }) => {
    const { tf } = context;
    const done = schedule === 'cosine' ? context.scheduled('progress', progress) : undefined;
    const followed = context.weights('weights').map((weight) => ({
      weight,
      average: context.buffer(weight.name, weight.shape, { kind: 'copy', of: weight.variable }),
    }));
    return {
      call: () => {
        /** 1 - τ of this step (arXiv 2006.07733, section 3.3). */
        const share =
          done === undefined
            ? tf.scalar(1 - momentum)
            : tf.mul(tf.add(tf.cos(tf.mul(done.read(), Math.PI)), 1), (1 - momentum) / 2);
        for (const { weight, average } of followed) {
          const before = average.read();
          const difference = tf.sub(weight.read(), before);
          average.write(tf.add(before, tf.mul(difference, share)));
        }
        return {};
      },
    };
  },
});
