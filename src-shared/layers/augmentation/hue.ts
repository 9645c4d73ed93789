import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';

/**
 * Turns the hue of HSV, as torchvision's `adjust_hue`: the largest and the smallest of the three channels stay, and where
 * the others stand between them follows from the hue.
 * @param images [batch, height, width, 3], 0..1
 * @param turns [batch, 1, 1, 1], in turns of the colour wheel
 */
export function hueTurned({ tf }: BuildContext, images: Tensor4D, turns: Tensor): Tensor4D {
  const [red, green, blue] = tf.split(images, 3, 3);
  if (red === undefined || green === undefined || blue === undefined) return images;
  const largest = tf.maximum(tf.maximum(red, green), blue);
  const smallest = tf.minimum(tf.minimum(red, green), blue);
  const chroma = tf.sub(largest, smallest);
  const divisor = tf.add(chroma, tf.cast(tf.equal(chroma, 0), 'float32'));
  const sixth = (one: Tensor, other: Tensor, offset: number) =>
    tf.add(tf.div(tf.sub(one, other), divisor), offset);
  const hue = tf.where(
    tf.equal(largest, red),
    sixth(green, blue, 0),
    tf.where(tf.equal(largest, green), sixth(blue, red, 2), sixth(red, green, 4)),
  );
  const turned = tf.add(hue, tf.mul(turns, 6));
  const within = tf.sub(turned, tf.mul(tf.floor(tf.div(turned, 6)), 6));
  return tf.add(smallest, tf.mul(chroma, sharesOf({ tf }, within)));
}

/**
 * How far each channel stands from the smallest to the largest.
 * @param hue [batch, height, width, 1], in sixths of a turn, 0..6
 * @returns [batch, height, width, 3], 0..1
 */
function sharesOf({ tf }: Pick<BuildContext, 'tf'>, hue: Tensor): Tensor4D {
  const distance = tf.abs(tf.sub(hue, tf.tensor1d([3, 2, 4])));
  const raised = tf.add(tf.mul(distance, tf.tensor1d([1, -1, -1])), tf.tensor1d([-1, 2, 2]));
  return tf.clipByValue(raised, 0, 1) as Tensor4D;
}
