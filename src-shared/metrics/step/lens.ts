import type { Tensor } from '@tensorflow/tfjs';
import { defineMetric, type GradientParts } from '../../metric';

const tiny = 1e-12;
const source = 'arXiv 2203.16262, section 3.2';

function meanLength({ tf }: GradientParts, rows: Tensor): Tensor {
  return tf.mean(tf.sqrt(tf.sum(tf.square(rows), 1)));
}

/** Of two tensors as one long vector each; 0 where one of them is 0. */
function cosine({ tf }: GradientParts, a: Tensor, b: Tensor): Tensor {
  const lengths = tf.mul(tf.sum(tf.square(a)), tf.sum(tf.square(b)));
  return tf.mul(tf.sum(tf.mul(a, b)), tf.rsqrt(tf.maximum(lengths, tiny * tiny)));
}

/** The gradient that the symmetric architecture has, too. */
export const lensBasic = defineMetric({
  id: 'basic',
  title: 'Basic gradient',
  short: 'basic',
  help: 'Mean length of the part of the negative gradient that the symmetric architecture has, too.',
  formula: '\\mathbb{E} \\lVert g_{\\mathrm{basic}} \\rVert',
  source,
  format: 'magnitude',
  range: [0, null],
  better: null,
  tone: 'loss',
  of: 'loss',
  where: 'step',
  measure: (parts) => meanLength(parts, parts.basic),
});

/** What of the extra gradient is the same for every image. */
export const lensCentre = defineMetric({
  id: 'centre',
  title: 'Centre of the extra gradient',
  short: 'o_e',
  help: 'Length of the mean of the extra gradient over the batch.',
  formula: '\\lVert o_e \\rVert',
  source,
  format: 'magnitude',
  range: [0, null],
  better: null,
  tone: 'centre',
  of: 'loss',
  where: 'step',
  measure: ({ tf, centre }) => tf.norm(centre),
});

/** What of the extra gradient differs between images. */
export const lensResidual = defineMetric({
  id: 'residual',
  title: 'Residual of the extra gradient',
  short: 'r_e',
  help: 'Mean length of what is left of the extra gradient once its mean over the batch is taken off.',
  formula: '\\mathbb{E} \\lVert r_e \\rVert',
  source,
  format: 'magnitude',
  range: [0, null],
  better: null,
  tone: 'residual',
  of: 'loss',
  where: 'step',
  measure: (parts) => meanLength(parts, parts.residual),
});

/** Whether the extra gradient de-centres. */
export const lensCosCentre = defineMetric({
  id: 'cos_centre',
  title: 'De-centering cosine',
  short: 'o_e, o_p',
  help: 'Cosine of the centre of the extra gradient with the centre of what the loss pulls at. Below 0 it de-centres, above 0 it drives to collapse.',
  formula: '\\cos(o_e, o_p)',
  source,
  format: 'ratio',
  range: [-1, 1],
  better: 'lower',
  tone: 'centre',
  of: 'loss',
  where: 'step',
  measure: (parts) => cosine(parts, parts.centre, parts.tf.mean(parts.pulled, 0, true)),
});

/** How much of the centre itself is in the extra gradient's centre. */
export const lensCentreShare = defineMetric({
  id: 'centre_share',
  title: 'Centre share',
  short: 'η',
  help: 'The η at which the cosine of o_e − η o with o crosses 0, o being the centre of what the loss moves: how much of o is in the centre of the extra gradient. Below 0 it de-centres, above 0 it drives to collapse.',
  formula: '\\eta = \\frac{o_e \\cdot o}{\\lVert o \\rVert^2}',
  source: 'arXiv 2203.16262, figure 5a',
  format: 'ratio',
  range: [null, null],
  better: 'lower',
  tone: 'centre',
  of: 'loss',
  where: 'step',
  measure: ({ tf, centre, moved }) => {
    const o = tf.mean(moved, 0, true);
    return tf.div(tf.sum(tf.mul(centre, o)), tf.maximum(tf.sum(tf.square(o)), tiny));
  },
});

/** Whether the extra gradient de-correlates. */
export const lensCosDecorrelation = defineMetric({
  id: 'cos_decorrelation',
  title: 'De-correlation cosine',
  short: 'r_e, cov',
  help: 'Cosine of the residual of the extra gradient with the negative gradient of the covariance loss (algorithm 6), over the whole batch. Above 0 it de-correlates.',
  formula: '\\cos(r_e, -\\nabla_Z \\mathcal{L}_{\\mathrm{cov}})',
  source: 'arXiv 2203.16262, figure 5c and algorithm 6',
  format: 'ratio',
  range: [-1, 1],
  better: 'higher',
  tone: 'residual',
  of: 'loss',
  where: 'step',
  measure: (parts) => cosine(parts, parts.residual, parts.decorrelation()),
});
