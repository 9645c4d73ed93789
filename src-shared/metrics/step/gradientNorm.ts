import { defineMetric } from '../../metric';

/** Length of all gradients together. */
export const gradientNorm = defineMetric({
  id: 'gradient_norm',
  title: 'Gradient norm',
  short: 'gradient',
  help: 'Length of the gradient of the loss by all weights together.',
  formula: '\\lVert \\nabla_\\theta \\mathcal{L} \\rVert_2',
  source: 'its definition',
  format: 'magnitude',
  range: [0, null],
  better: null,
  tone: 'loss',
  of: 'run',
  group: 'train',
  where: 'step',
  measure: ({ tf, gradients }) => tf.sqrt(tf.addN(gradients.map((gradient) => tf.sum(tf.square(gradient))))),
});
