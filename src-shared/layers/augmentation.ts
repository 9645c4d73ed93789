import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext, StepContext } from '../node';
import type { Augmentation } from './augmentationSettings';
import { blurred } from './blur';
import { colourMap } from './colour';
import type { ViewRandom } from './viewRandom';

/**
 * One view of each image. All colour changes, grayscale and the standardisation are one affine map of RGB per
 * image, so the pixels are touched by the crop (which also mirrors), one small matrix product and one clip.
 * The jitter's parts are applied in a fixed order, brightness, contrast, saturation, hue, and clipped once at
 * the end, where torchvision shuffles them and clips after each.
 * @param images [batch, height, width, 3], 0..1
 * @returns [batch, height, width, 3], standardised per channel
 */
export function augment(
  context: BuildContext,
  settings: Augmentation,
  images: Tensor,
  step: StepContext,
  lane: number,
): Tensor {
  const { tf, ops, data } = context;
  const [batch = 1, height = 1, width = 1] = images.shape;
  const random: ViewRandom = {
    uniform: (name, low, high) => step.random.uniform(`${name}-${lane}`, [batch, 1], low, high),
    chance: (name, probability) =>
      tf.cast(tf.less(step.random.uniform(`${name}-${lane}`, [batch, 1], 0, 1), probability), 'float32'),
  };
  const cropped = isCropping(settings)
    ? ops.cropAndResize(images as Tensor4D, cropBoxes(context, settings, random), height, width)
    : (images as Tensor4D);
  const soft = settings.blur > 0 ? blurred(context, settings, cropped, random) : cropped;
  const coloured = isColouring(settings) ? recoloured(context, settings, soft, random) : soft;
  const inverse = data.std.map((std) => 1 / std);
  const shift = data.mean.map((mean, channel) => -mean / (data.std[channel] ?? 1));
  return tf.add(tf.mul(coloured, tf.tensor1d(inverse)), tf.tensor1d(shift));
}

/** What is switched off costs nothing. */
function isCropping({ cropMin, aspect, flip }: Augmentation): boolean {
  return cropMin < 1 || aspect > 1 || flip > 0;
}

function isColouring({ jitter, brightness, contrast, saturation, hue, grayscale }: Augmentation): boolean {
  return grayscale > 0 || (jitter > 0 && Math.max(brightness, contrast, saturation, hue) > 0);
}

function recoloured(
  context: BuildContext,
  settings: Augmentation,
  images: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  const { tf } = context;
  const [batch, height, width, channels] = images.shape;
  const { matrix, offset } = colourMap(context, settings, images, random);
  const pixels = images.reshape([batch, height * width, channels]);
  return tf
    .clipByValue(tf.add(tf.matMul(pixels, matrix), offset), 0, 1)
    .reshape([batch, height, width, channels]);
}

/** [batch, 4] as y1, x1, y2, x2: torchvision's RandomResizedCrop, log-uniform aspect; mirrored boxes flip. */
function cropBoxes({ tf }: BuildContext, settings: Augmentation, random: ViewRandom): Tensor2D {
  const area = random.uniform('crop-area', settings.cropMin, settings.cropMax);
  const widest = Math.log(settings.aspect);
  const ratio = tf.exp(random.uniform('crop-aspect', -widest, widest + 1e-9));
  const cropWidth = tf.minimum(tf.sqrt(tf.mul(area, ratio)), 1);
  const cropHeight = tf.minimum(tf.sqrt(tf.div(area, ratio)), 1);
  const top = tf.mul(random.uniform('crop-top', 0, 1), tf.sub(1, cropHeight));
  const left = tf.mul(random.uniform('crop-left', 0, 1), tf.sub(1, cropWidth));
  const right = tf.add(left, cropWidth);
  const flipped = random.chance('flip', settings.flip);
  const kept = tf.sub(1, flipped);
  const x1 = tf.add(tf.mul(kept, left), tf.mul(flipped, right));
  const x2 = tf.add(tf.mul(kept, right), tf.mul(flipped, left));
  return tf.concat([top, x1, tf.add(top, cropHeight), x2], 1) as Tensor2D;
}
