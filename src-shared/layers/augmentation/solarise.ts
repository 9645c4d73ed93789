import type { Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';
import { perPlane } from './planes';
import type { Augmentation } from './settings';
import type { ViewRandom } from './viewRandom';

const threshold = 0.5;

/**
 * torchvision's `solarize` on the images that are chosen: what is as bright as the threshold or brighter is inverted
 * (BYOL, arXiv 2006.07733, appendix B).
 * @param planes [channels, batch, height, width], 0..1
 */
export function solarised(
  { tf }: BuildContext,
  { solarise }: Augmentation,
  planes: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  if (solarise === 0) return planes;
  const chosen = tf.greater(perPlane({ tf }, random.chance('solarise', solarise), planes.shape[0]), 0);
  const inverted = tf.logicalAnd(chosen, tf.greaterEqual(planes, threshold));
  return tf.where(inverted, tf.sub(1, planes), planes);
}
