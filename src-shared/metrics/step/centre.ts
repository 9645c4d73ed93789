import { defineMetric } from '../../metric';

/** m_o: how much of the normalised embedding is the same for every image. */
export const centre = defineMetric({
  id: 'm_o',
  title: 'Centre ratio m_o',
  short: 'm_o',
  help: 'Length of the mean of the normalised embeddings Z of a batch, both views together. 1 when all images get the same vector.',
  formula: 'm_o = \\lVert o \\rVert,\\quad o = \\mathbb{E}[Z]',
  source: 'arXiv 2203.16262, section 3.1',
  format: 'ratio',
  range: [0, 1],
  better: 'lower',
  tone: 'centre',
  headline: [{ key: 'm_o', order: 1, take: 'mean' }],
  // Above 0.9 four fifths of the squared length say nothing about the image.
  limits: { partial: 0.55, collapsed: 0.9 },
  of: 'tap',
  where: 'step',
  measure: ({ tf, centre: o }) => tf.norm(o),
});
