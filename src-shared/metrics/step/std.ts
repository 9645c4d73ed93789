import { defineMetric } from '../../metric';

/** How evenly the normalised embedding is spread over the sphere. */
export const std = defineMetric({
  id: 'std',
  title: 'Normalised std',
  short: 'std',
  help: 'Standard deviation of the normalised embedding, mean over its dimensions, times the root of their number. 1 when it is spread evenly over the sphere, 0 when it is constant.',
  formula: '\\sqrt d\\; \\tfrac1d \\sum_j \\operatorname{std}(Z_j)',
  source: 'arXiv 2011.10566, section 4.1',
  format: 'ratio',
  range: [0, 1],
  better: 'higher',
  tone: 'embedding',
  headline: [{ key: 'std', order: 3, take: 'mean' }],
  limits: { partial: 0.75, collapsed: 0.4 },
  of: 'tap',
  where: 'step',
  measure: (embedding) => {
    const { tf, residual, dim } = embedding;
    return tf.mul(tf.mean(tf.sqrt(embedding.varianceOf(residual))), Math.sqrt(dim));
  },
});
