import type { Tensor3D } from '@tensorflow/tfjs';
import { unitRows } from '../../layers/unitRows';
import { defineMetric } from '../../metric';

/** How near the views of one image lie to each other. */
export const alignment = defineMetric({
  id: 'alignment',
  title: 'Alignment',
  short: 'alignment',
  help: 'Mean squared distance between the normalised features of two augmentations of a test image: 0 when they are the same, as they are after a collapse, too.',
  formula: '\\mathbb{E}_{(a, b)} \\lVert F_a - F_b \\rVert^2',
  source: 'arXiv 2005.10242, equation 4',
  format: 'ratio',
  range: [0, 4],
  better: 'lower',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ tf, views: { values, dim, perImage } }) => {
    const unit = unitRows(tf, tf.tensor2d(values, [values.length / dim, dim]));
    const grouped = unit.reshape([-1, perImage, dim]) as Tensor3D;
    // Of n vectors, the squared distances of all pairs add up to n Σ|x|² - |Σx|².
    const apart = tf.sub(
      tf.mul(tf.sum(tf.square(grouped), [1, 2]), perImage),
      tf.sum(tf.square(tf.sum(grouped, 1)), 1),
    );
    return (tf.mean(apart).dataSync()[0] ?? Number.NaN) / ((perImage * (perImage - 1)) / 2);
  },
});
