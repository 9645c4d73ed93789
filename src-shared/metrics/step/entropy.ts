import type { Tensor2D } from '@tensorflow/tfjs';
import { similarities } from '../../layers/contrast';
import { defineMetric } from '../../metric';

/** How many of the other samples an InfoNCE loss pushes away. */
export const entropy = defineMetric({
  id: 'entropy',
  title: 'Entropy of λ',
  short: 'entropy',
  help: 'How evenly the softmax of InfoNCE spreads over the other samples, in nats, mean over the batch; it rises with the temperature.',
  formula: '-\\mathbb{E} \\sum_i \\lambda_i \\ln \\lambda_i',
  source: 'arXiv 2203.16262, section 4.2',
  format: 'ratio',
  unit: 'nats',
  range: [0, null],
  better: null,
  tone: 'loss',
  headline: [{ key: 'entropy', order: 20, take: 'mean' }],
  of: 'node',
  where: 'step',
  appliesTo: ({ type }) => type === 'loss-infonce',
  measure: ({ tf, inputs, params, step }) => {
    const unit = (inputs.z ?? []).map((x) => step.normalise(x));
    const logits = similarities(tf, unit, Number(params.temperature)) as Tensor2D;
    return tf.neg(tf.mean(tf.sum(tf.mul(tf.softmax(logits), tf.logSoftmax(logits)), 1)));
  },
});
