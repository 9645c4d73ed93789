import { defineMetric } from '../../metric';

/** The learning rate in force. */
export const learningRate = defineMetric({
  id: 'learning_rate',
  title: 'Learning rate',
  short: 'rate',
  help: 'The learning rate in force, of modules without one of their own: base rate × batch / 256 × schedule.',
  formula: '\\eta_t = \\eta_0 \\tfrac{B}{256} s_t',
  source: 'arXiv 2011.10566, section 3; arXiv 1706.02677',
  format: 'magnitude',
  range: [0, null],
  better: null,
  tone: 'plain',
  of: 'run',
  group: 'train',
  where: 'step',
  measure: ({ learningRate: rate }) => rate,
});
