import { defineMetric } from '../../metric';

/** Mean absolute correlation between two dimensions of z. */
export const correlation = defineMetric({
  id: 'correlation',
  title: 'Correlation',
  short: 'corr',
  help: 'Mean absolute correlation between two different dimensions of z in a batch.',
  formula: '\\tfrac1{d(d-1)} \\sum_{i \\neq j} \\lvert \\operatorname{corr}(z)_{ij} \\rvert',
  source: 'arXiv 2203.16262, section 4',
  format: 'ratio',
  range: [0, 1],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'step',
  measure: ({ tf, correlation: matrix, dim }) =>
    tf.div(tf.sub(tf.sum(tf.abs(matrix)), dim), dim * Math.max(1, dim - 1)),
});
