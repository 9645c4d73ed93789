import { defineMetric } from '../../metric';

/** m_r: how much of the normalised embedding tells images apart. */
export const residual = defineMetric({
  id: 'm_r',
  title: 'Residual ratio m_r',
  short: 'm_r',
  help: 'Mean length of what is left of the normalised embeddings once their mean is taken off. 0 when all images get the same vector.',
  formula: 'm_r = \\mathbb{E}\\lVert r \\rVert,\\quad r = Z - o',
  source: 'arXiv 2203.16262, section 3.1',
  format: 'ratio',
  range: [0, 1],
  better: 'higher',
  tone: 'residual',
  headline: [{ key: 'm_r', order: 2, take: 'mean' }],
  // m_o is above 0.98 where m_r is below 0.2; predictions that z learns from have measured 0.4 and more.
  limitsOfOthers: { partial: 0.4, collapsed: 0.2 },
  of: 'tap',
  where: 'step',
  measure: ({ tf, residual: r }) => tf.mean(tf.sqrt(tf.sum(tf.square(r), 1))),
});
