import type { Tensor } from '@tensorflow/tfjs';
import { unitRows } from '../../layers/unitRows';
import { defineMetric, type WatchedEmbedding } from '../../metric';

function meanCosine({ tf, unit }: WatchedEmbedding, other: Tensor): Tensor {
  return tf.mean(tf.sum(tf.mul(unit, unitRows(tf, other)), 1));
}

/** How much each embedding points along the centre. */
export const cosCentre = defineMetric({
  id: 'cos_centre',
  title: 'Cosine with the centre',
  short: 'cos o',
  help: 'Mean cosine of the normalised embedding with its mean over the batch.',
  formula: '\\mathbb{E} \\cos(Z, o)',
  source: 'arXiv 2203.16262, section 3.1',
  format: 'ratio',
  range: [-1, 1],
  better: 'lower',
  tone: 'centre',
  of: 'tap',
  where: 'step',
  measure: (embedding) => meanCosine(embedding, embedding.centre),
});

/** How much each embedding points along its own residual. */
export const cosResidual = defineMetric({
  id: 'cos_residual',
  title: 'Cosine with the residual',
  short: 'cos r',
  help: 'Mean cosine of the normalised embedding with what is left of it once the mean over the batch is taken off.',
  formula: '\\mathbb{E} \\cos(Z, r)',
  source: 'arXiv 2203.16262, section 3.1',
  format: 'ratio',
  range: [-1, 1],
  better: 'higher',
  tone: 'residual',
  of: 'tap',
  where: 'step',
  measure: (embedding) => meanCosine(embedding, embedding.residual),
});
