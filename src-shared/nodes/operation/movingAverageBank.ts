import { z } from 'zod';
import { defineNode, laned, single, typeOf } from '../../node';
import { choice, number } from '../../params';
import { mostLanes } from '../../values/lanes';

export const movingAverageBank = defineNode({
  type: 'moving-average-bank',
  title: 'Moving-average bank',
  group: 'operation',
  doc: {
    summary:
      'Keeps one vector per training image, the moving average of what it has been given for that image, and gives back those of the batch. No gradient flows through it.',
    formula: '\\eta_x \\leftarrow m\\,\\eta_x + (1 - m)\\,Z',
    source: 'arXiv 2011.10566, section 5.2; arXiv 2203.16262, section 2.2',
  },
  params: z
    .object({
      momentum: number({
        label: 'Momentum',
        help: 'm: the share that the old vector keeps; 0 keeps nothing',
        min: 0,
        max: 1,
        default: 0.8,
      }),
      initial: choice({
        label: 'At the start',
        help: 'random: vectors of about length 1 in random directions, as in a memory bank; zeros',
        options: ['random', 'zeros'],
        default: 'random',
      }),
      read: choice({
        label: 'Gives',
        help: "after: each branch's average with its new vector in it; before: the average of earlier steps only",
        options: ['after', 'before'],
        default: 'after',
      }),
    })
    .strict(),
  inputs: {
    x: { ...laned('Z', ['embedding'], 'New vectors, usually normalised'), noGradient: true },
    indices: single('i', ['indices'], "Each image's place in the training set"),
  },
  outputs: { y: laned('η', ['embedding'], "The images' moving averages") },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding') } }),
  build: ({ context, params: { momentum, initial, read }, inputs }) => {
    const { tf, ops, data } = context;
    const { dim } = typeOf(inputs, 'x', 'embedding');
    const bank = context.buffer(
      'vectors',
      [data.trainCount, dim],
      initial === 'zeros' ? { kind: 'zeros' } : { kind: 'normal', std: 1 / Math.sqrt(dim) },
    );
    return {
      call: ({ x: lanes = [], indices = [] }) => {
        const [places] = indices;
        if (places === undefined) return {};
        const table = bank.read();
        const before = ops.gatherRows(table, places);
        const kept = tf.mul(before, momentum);
        const after = lanes.map((x) => tf.add(kept, tf.mul(ops.stopGradient(x), 1 - momentum)));
        bank.write(ops.scatterRows(table, places, tf.div(tf.addN(after), after.length)));
        return { y: read === 'after' ? after : lanes.map(() => before) };
      },
    };
  },
});
