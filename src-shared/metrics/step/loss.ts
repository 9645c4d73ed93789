import { defineMetric } from '../../metric';

/** What is minimised. */
export const objective = defineMetric({
  id: 'loss',
  title: 'Loss',
  short: 'loss',
  help: 'What is minimised: the loss output that is left unconnected.',
  formula: '\\mathcal{L}',
  source: 'the document itself',
  format: 'loss',
  range: [null, null],
  // A collapsed representation has the lowest loss of all.
  better: null,
  tone: 'loss',
  headline: [{ key: 'loss', order: 6, take: 'mean' }],
  of: 'run',
  group: 'train',
  where: 'step',
  measure: ({ objective: loss }) => loss,
});

/** The value of one loss node. */
export const lossTerm = defineMetric({
  id: 'loss',
  title: 'Loss term',
  short: 'term',
  help: 'The value of a loss node, or of a sum of losses, before the weight that it has in a sum.',
  formula: '\\mathcal{L}_k',
  source: 'the node itself',
  format: 'loss',
  range: [null, null],
  better: null,
  tone: 'loss',
  of: 'node',
  where: 'step',
  appliesTo: ({ outputs }) => outputs.loss?.kind === 'loss',
  measure: ({ tf, outputs }) => outputs.loss?.[0] ?? tf.scalar(Number.NaN),
});
