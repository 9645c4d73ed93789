import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';
import { perPlane } from './planes';
import type { Augmentation } from './settings';
import type { ViewRandom } from './viewRandom';

const smallestSigma = 0.1;

/**
 * Gaussian blur with a sigma per image, separable, as a weighted sum of shifted copies; images that are not chosen
 * keep their pixels. torchvision's `gaussian_blur` with a kernel of four of the largest sigmas: edges are reflected.
 * @param planes [channels, batch, height, width]
 */
export function blurred(
  { tf }: BuildContext,
  settings: Augmentation,
  planes: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  const [channels, batch, height, width] = planes.shape;
  const radius = Math.max(1, Math.min(Math.ceil(2 * settings.blurSigma), height - 1, width - 1));
  const chosen = random.chance('blur', settings.blur);
  const sigma = random.uniform('blur-sigma', smallestSigma, settings.blurSigma);
  const offsets = Array.from({ length: 2 * radius + 1 }, (_, index) => index - radius);
  const raw = tf.exp(tf.div(tf.mul(tf.square(tf.tensor2d([offsets])), -0.5), tf.square(sigma)));
  const gaussian = tf.div(raw, tf.sum(raw, 1, true));
  const untouched = tf.tensor2d([offsets.map((offset) => (offset === 0 ? 1 : 0))]);
  const weights = tf.add(tf.mul(chosen, gaussian), tf.mul(tf.sub(1, chosen), untouched));

  /** [planes, 1, 1] each. */
  const taps = offsets.map((_, tap) =>
    perPlane({ tf }, tf.slice(weights, [0, tap], [batch, 1]), channels).reshape([-1, 1, 1]),
  );

  const along = (x: Tensor3D, axis: 1 | 2): Tensor3D => {
    const paddings: [number, number][] = [
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    paddings[axis] = [radius, radius];
    const padded = tf.mirrorPad(x, paddings, 'reflect');
    const terms = taps.map((weight, tap): Tensor => {
      const begin = [0, 0, 0];
      begin[axis] = tap;
      return tf.mul(tf.slice(padded, begin, x.shape), weight);
    });
    return tf.addN(terms) as Tensor3D;
  };
  const stacked = planes.reshape([channels * batch, height, width]) as Tensor3D;
  return along(along(stacked, 1), 2).reshape(planes.shape);
}
