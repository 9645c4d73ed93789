import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { z } from 'zod';
import { type BuildContext, defineNode, laned, perLane, type StepContext, typeOf } from '../../node';
import { mostLanes } from '../../values/lanes';

export const negativeSample = defineNode({
  type: 'negative-sample',
  title: 'Negative sample',
  group: 'operation',
  doc: {
    summary:
      'Gives every sample the vector of another sample of the batch, drawn anew in each step and for each branch.',
    formula: 'Z_n = Z_{\\pi(a)},\\quad \\pi(a) \\neq a',
    source: 'arXiv 2203.16262, section 3.2',
  },
  params: z.object({}).strict(),
  inputs: { x: laned('Z', ['embedding'], 'Any embedding') },
  outputs: { y: laned('Zₙ', ['embedding'], 'The same vectors, each at another sample') },
  lanes: { default: 2, min: 1, max: mostLanes },
  infer: ({ inputs }) => ({ outputs: { y: typeOf(inputs, 'x', 'embedding') } }),
  build: ({ context }) =>
    perLane('x', 'y', (x, step, lane) => context.tf.matMul(otherSample(context, step, lane), x as Tensor2D)),
});

/**
 * [batch, batch], one 1 per row, none on the diagonal: the samples stand in a ring in random order, and each
 * takes its right neighbour's vector. As a matrix product it has a gradient.
 */
function otherSample({ tf }: BuildContext, { batch, random }: StepContext, lane: number): Tensor2D {
  const { indices } = tf.topk(random.uniform(`order-${lane}`, [batch], 0, 1), batch);
  const place = tf.oneHot(indices as Tensor1D, batch) as Tensor;
  const float = tf.cast(place, 'float32');
  const neighbour = tf.concat([tf.slice(float, [1, 0], [-1, batch]), tf.slice(float, [0, 0], [1, batch])], 0);
  return tf.matMul(float as Tensor2D, neighbour as Tensor2D, true, false);
}
