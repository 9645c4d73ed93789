import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';
import type { Augmentation } from './settings';
import type { ViewRandom } from './viewRandom';

/** How often torchvision draws a box before it takes the middle of the image. */
const tries = 10;

interface Size {
  readonly height: number;
  readonly width: number;
}

/** Boxes in whole pixels, one per image, each [batch, 1]. */
export interface Boxes {
  readonly top: Tensor;
  readonly left: Tensor;
  readonly height: Tensor;
  readonly width: Tensor;
  /** 1 where the view is mirrored left to right. */
  readonly mirrored?: Tensor;
}

/**
 * Boxes as torchvision's RandomResizedCrop draws them: the area uniform, the aspect ratio log-uniform, sides rounded; a
 * box that does not fit is drawn again, up to ten times, then the largest box of a permitted ratio is taken from the middle.
 */
export function drawBoxes(
  { tf }: BuildContext,
  { cropMin, cropMax, aspect }: Augmentation,
  image: Size,
  random: ViewRandom,
): Boxes {
  const pixels = image.height * image.width;
  const area = tf.mul(random.uniform('crop-area', cropMin, cropMax, tries), pixels);
  const widest = Math.log(aspect);
  const ratio = tf.exp(random.uniform('crop-aspect', -widest, widest, tries));
  const widths = tf.round(tf.sqrt(tf.mul(area, ratio)));
  const heights = tf.round(tf.sqrt(tf.div(area, ratio)));
  const fits = tf.mul(within(widths, image.width), within(heights, image.height));
  /** [batch, tries]: 1 at the first try that fits. */
  const first = tf.mul(fits, tf.cast(tf.equal(tf.cumsum(fits, 1, true), 0), 'float32'));
  const drawn = tf.sum(first, 1, true);
  /** The drawn value where a try fitted, else that of the box in the middle. */
  const either = (value: Tensor, middle: number) =>
    tf.add(tf.mul(drawn, value), tf.mul(tf.sub(1, drawn), middle));
  const chosen = (values: Tensor) => tf.sum(tf.mul(first, values), 1, true);
  const largest = largestBox(image, aspect);
  const height = either(chosen(heights), largest.height);
  const width = either(chosen(widths), largest.width);
  /** Uniform over the whole numbers from 0 to `room`. */
  const place = (name: string, room: Tensor) =>
    tf.minimum(tf.floor(tf.mul(random.uniform(name, 0, 1), tf.add(room, 1))), room);
  return {
    height,
    width,
    top: either(
      place('crop-top', tf.sub(image.height, height)),
      Math.floor((image.height - largest.height) / 2),
    ),
    left: either(
      place('crop-left', tf.sub(image.width, width)),
      Math.floor((image.width - largest.width) / 2),
    ),
  };

  function within(sides: Tensor, most: number): Tensor {
    return tf.cast(tf.logicalAnd(tf.greater(sides, 0), tf.lessEqual(sides, most)), 'float32');
  }
}

function largestBox({ height, width }: Size, aspect: number): Size {
  const ratio = width / height;
  if (ratio < 1 / aspect) return { width, height: Math.round(width * aspect) };
  if (ratio > aspect) return { height, width: Math.round(height * aspect) };
  return { height, width };
}

export function wholeImages({ tf }: BuildContext, batch: number, { height, width }: Size): Boxes {
  const each = (value: number) => tf.fill([batch, 1], value);
  return { top: each(0), left: each(0), height: each(height), width: each(width) };
}

/**
 * The boxes' pixels, bilinear with antialiasing, as torchvision's `resized_crop`: two matrix products a plane, one along
 * each axis.
 * @param planes [channels, batch, height, width]
 * @returns [channels, batch, size.height, size.width]
 */
export function resampled(context: BuildContext, planes: Tensor4D, boxes: Boxes, size: Size): Tensor4D {
  const { tf } = context;
  const [, , height, width] = planes.shape;
  const rows = axisWeights(context, { start: boxes.top, length: boxes.height }, height, size.height);
  const columns = axisWeights(
    context,
    { start: boxes.left, length: boxes.width, mirrored: boxes.mirrored },
    width,
    size.width,
  );
  const ofAll = (weights: Tensor) => weights.reshape([1, ...weights.shape]);
  return tf.matMul(tf.matMul(ofAll(rows), planes), ofAll(columns), false, true) as Tensor4D;
}

interface Span {
  /** [batch, 1], in pixels. */
  readonly start: Tensor;
  readonly length: Tensor;
  readonly mirrored?: Tensor | undefined;
}

/**
 * What each pixel of an axis counts for each pixel of the resized span: a triangle about its centre, as wide as an output
 * pixel where that is the larger one, cut off at the span's ends.
 * @returns [batch, out, length of the axis]; rows add to 1
 */
function axisWeights(
  { tf }: BuildContext,
  { start, length, mirrored }: Span,
  axis: number,
  out: number,
): Tensor {
  const scale = tf.div(length, out);
  const outputs = tf.range(0, out).reshape([1, out]);
  const centres = tf.add(outputs, 0.5);
  /** [batch, out]: centre of each output pixel in output pixels from the span's left end. */
  const ordered =
    mirrored === undefined
      ? centres
      : tf.add(tf.mul(mirrored, out), tf.mul(tf.sub(1, tf.mul(mirrored, 2)), centres));
  const positions = tf.add(start, tf.mul(scale, ordered)).reshape([-1, out, 1]);
  const inputs = tf.range(0, axis).reshape([1, 1, axis]);
  const reach = tf.div(1, tf.maximum(scale, 1)).reshape([-1, 1, 1]);
  const triangle = tf.relu(tf.sub(1, tf.mul(tf.abs(tf.sub(tf.add(inputs, 0.5), positions)), reach)));
  const inside = tf.cast(
    tf.logicalAnd(
      tf.greaterEqual(inputs, start.reshape([-1, 1, 1])),
      tf.less(inputs, tf.add(start, length).reshape([-1, 1, 1])),
    ),
    'float32',
  );
  const weights = tf.mul(triangle, inside);
  return tf.div(weights, tf.sum(weights, 2, true));
}
