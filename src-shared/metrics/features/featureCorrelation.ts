import { defineMetric } from '../../metric';

const tiny = 1e-12;

/** Mean absolute correlation between two dimensions of held-out features. */
export const featureCorrelation = defineMetric({
  id: 'correlation',
  title: 'Feature correlation',
  short: 'corr',
  help: 'Mean absolute correlation between two different dimensions of the features of test images; a dimension without any spread counts as uncorrelated.',
  formula: '\\tfrac1{d(d-1)} \\sum_{i \\neq j} \\lvert \\operatorname{corr}(F)_{ij} \\rvert',
  source: 'arXiv 2103.03230, equation 2, of the features themselves',
  format: 'ratio',
  range: [0, 1],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ tf, centred, count, dim }) => {
    const deviation = tf.sqrt(tf.mean(tf.square(centred), 0, true));
    const standard = tf.where(
      tf.greater(deviation, tiny),
      tf.div(centred, tf.maximum(deviation, tiny)),
      tf.zerosLike(centred),
    );
    const matrix = tf.abs(tf.div(tf.matMul(standard, standard, true, false), count));
    const own = tf.sum(tf.mean(tf.square(standard), 0));
    const others = tf.sub(tf.sum(matrix), own).dataSync()[0] ?? Number.NaN;
    return others / (dim * Math.max(1, dim - 1));
  },
});
