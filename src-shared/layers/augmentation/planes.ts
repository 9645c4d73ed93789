import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';

type Tools = Pick<BuildContext, 'tf'>;

/**
 * Views are made on planes, [channels, batch, height, width]: what differs by channel, by image or by pixel alone then
 * counts for whole runs of memory, where along an innermost dimension of three it takes TensorFlow up to ten times as long.
 * @param images [batch, height, width, channels]
 */
export function planesOf({ tf }: Tools, images: Tensor4D): Tensor4D {
  return tf.transpose(images, [3, 0, 1, 2]) as Tensor4D;
}

/** Inverse of `planesOf`. */
export function imagesOf({ tf }: Tools, planes: Tensor4D): Tensor4D {
  return tf.transpose(planes, [1, 2, 3, 0]) as Tensor4D;
}

/** A number per image, of [batch, 1], for each of its planes: [channels, batch, 1, 1]. */
export function perPlane({ tf }: Tools, perImage: Tensor, channels: number): Tensor4D {
  return tf.tile(perImage.reshape([1, -1, 1, 1]), [channels, 1, 1, 1]) as Tensor4D;
}

/** A number per channel, for each of its planes: [channels, 1, 1, 1]. */
export function perChannel({ tf }: Tools, numbers: readonly number[]): Tensor4D {
  return tf.tensor4d([...numbers], [numbers.length, 1, 1, 1]);
}
