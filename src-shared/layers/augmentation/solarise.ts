import type { Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';
import type { Augmentation } from './settings';
import type { ViewRandom } from './viewRandom';

const threshold = 0.5;

/**
 * torchvision's `solarize` on the images that are chosen: what is as bright as the threshold or brighter is inverted
 * (BYOL, arXiv 2006.07733, appendix B).
 * @param images [batch, height, width, channels], 0..1
 */
export function solarised(
  { tf }: BuildContext,
  { solarise }: Augmentation,
  images: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  if (solarise === 0) return images;
  const chosen = tf.greater(random.chance('solarise', solarise), 0).reshape([-1, 1, 1, 1]);
  const inverted = tf.logicalAnd(chosen, tf.greaterEqual(images, threshold));
  return tf.where(inverted, tf.sub(1, images), images);
}
