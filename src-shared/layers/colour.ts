import type { Tensor } from '@tensorflow/tfjs';
import type { BuildContext } from '../node';
import type { Augmentation } from './augmentationSettings';
import type { ViewRandom } from './viewRandom';

/** Weights of R, G, B in grey (ITU-R BT.601), as torchvision uses them. */
const grey = [0.299, 0.587, 0.114] as const;

/** RGB -> YIQ (NTSC): hue is a rotation of the I-Q plane. */
const toYiq = [
  [0.299, 0.587, 0.114],
  [0.5959, -0.2746, -0.3213],
  [0.2115, -0.5227, 0.3112],
] as const;
const fromYiq = [
  [1, 0.956, 0.619],
  [1, -0.272, -0.647],
  [1, -1.106, 1.703],
] as const;

/**
 * The colour change of every image as an affine map, pixel · matrix + offset.
 * Brightness b scales; contrast c mixes with the image's mean grey; saturation s mixes with the pixel's grey; hue
 * turns the I-Q plane; grayscale replaces by grey. Each is affine in RGB, so they compose to one map.
 * @returns matrix [batch, 3, 3], applied to row vectors; offset [batch, 1, 3]
 */
export function colourMap(
  { tf }: BuildContext,
  settings: Augmentation,
  images: Tensor,
  random: ViewRandom,
): { matrix: Tensor; offset: Tensor } {
  const batch = images.shape[0] ?? 1;
  const jittered = random.chance('jitter', settings.jitter);
  /** 1 ± amount where the image is jittered, else 1. [batch, 1] */
  const factor = (name: string, amount: number) =>
    tf.add(1, tf.mul(jittered, random.uniform(name, -amount, amount + 1e-9)));
  const brightness = factor('brightness', settings.brightness);
  const contrast = factor('contrast', settings.contrast);
  const saturation = factor('saturation', settings.saturation);
  const angle = tf.mul(jittered, random.uniform('hue', -settings.hue, settings.hue + 1e-9)).mul(2 * Math.PI);

  const constant = (rows: readonly (readonly number[])[]) => tf.tensor2d(rows.map((row) => [...row]));
  const flat = (matrix: Tensor) => matrix.reshape([1, 9]);
  const identity = flat(
    constant([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]),
  );
  /** Row vectors times this give grey in every channel. */
  const greyMatrix = flat(constant(grey.map((weight) => [weight, weight, weight])));
  const mix = (share: Tensor, matrix: Tensor) =>
    tf.add(tf.mul(share, identity), tf.mul(tf.sub(1, share), matrix));

  // Hue: toYiq, a rotation by the angle, fromYiq: linear in cos and sin.
  const rotation = (plane: readonly (readonly number[])[]) =>
    flat(tf.matMul(tf.matMul(constant(fromYiq), constant(plane)), constant(toYiq)).transpose());
  const hue = tf.add(
    rotation([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]),
    tf.add(
      tf.mul(
        tf.cos(angle),
        rotation([
          [0, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]),
      ),
      tf.mul(
        tf.sin(angle),
        rotation([
          [0, 0, 0],
          [0, 0, -1],
          [0, 1, 0],
        ]),
      ),
    ),
  );
  const gray = random.chance('grayscale', settings.grayscale);
  const square = (matrix: Tensor) => matrix.reshape([batch, 3, 3]);
  const after = tf.matMul(
    tf.matMul(square(mix(saturation, greyMatrix)), square(hue)),
    square(mix(tf.sub(1, gray), greyMatrix)),
  );
  const scale = tf.mul(brightness, contrast).reshape([batch, 1, 1]);
  const meanColour = tf.mean(images, [1, 2]);
  const meanGrey = tf.mul(brightness, tf.sum(tf.mul(meanColour, tf.tensor1d([...grey])), 1, true));
  const lifted = tf.mul(tf.sub(1, contrast), meanGrey).reshape([batch, 1, 1]);
  return { matrix: tf.mul(scale, after), offset: tf.matMul(tf.mul(lifted, tf.ones([batch, 1, 3])), after) };
}
