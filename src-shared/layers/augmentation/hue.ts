import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';

/**
 * Turns the hue of HSV, as torchvision's `adjust_hue`: the largest and the smallest of the three channels stay, and where
 * the others stand between them follows from the hue.
 * @param planes [3, batch, height, width], 0..1
 * @param turns [1, batch, 1, 1], in turns of the colour wheel
 */
export function hueTurned({ tf }: BuildContext, planes: Tensor4D, turns: Tensor): Tensor4D {
  const [red, green, blue] = tf.split(planes, 3, 0);
  if (red === undefined || green === undefined || blue === undefined) return planes;
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
  return tf.concat(
    sharesOf({ tf }, within).map((share) => tf.add(smallest, tf.mul(chroma, share))),
    0,
  ) as Tensor4D;
}

/**
 * How far red, green and blue stand from the smallest to the largest, 0..1.
 * @param hue in sixths of a turn, 0..6
 */
function sharesOf({ tf }: Pick<BuildContext, 'tf'>, hue: Tensor): readonly Tensor[] {
  const distance = (from: number) => tf.abs(tf.sub(hue, from));
  return [tf.sub(distance(3), 1), tf.sub(2, distance(2)), tf.sub(2, distance(4))].map((share) =>
    tf.clipByValue(share, 0, 1),
  );
}
