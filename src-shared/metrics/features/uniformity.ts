import { defineMetric } from '../../metric';

/** The t of the Gaussian potential. */
const sharpness = 2;

/** How evenly held-out features lie on the sphere. */
export const uniformity = defineMetric({
  id: 'uniformity',
  title: 'Uniformity',
  short: 'uniformity',
  help: 'Logarithm of the mean Gaussian potential of all pairs of test images’ normalised features (t = 2): 0 when all are the same, about −4 when they are spread evenly over a sphere of many dimensions.',
  formula: '\\ln \\mathbb{E}_{x \\neq y}\\, e^{-2 \\lVert F_x - F_y \\rVert^2}',
  source: 'arXiv 2005.10242, equation 5',
  format: 'ratio',
  range: [-4, 0],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ tf, unit, count }) => {
    const lengths = tf.sum(tf.square(unit), 1, true);
    const products = tf.matMul(unit, unit, false, true);
    const squares = tf.sub(tf.add(lengths, tf.transpose(lengths)), tf.mul(products, 2));
    const potential = tf.sum(tf.exp(tf.mul(squares, -sharpness))).dataSync()[0] ?? Number.NaN;
    // Each image with itself has the potential 1.
    return Math.log(Math.max(potential - count, Number.MIN_VALUE) / (count * (count - 1)));
  },
});
