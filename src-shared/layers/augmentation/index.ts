import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext, StepContext } from '../../node';
import { blurred } from './blur';
import { drawBoxes, resampled, wholeImages } from './crop';
import { grayscaled, jittered } from './jitter';
import type { Augmentation } from './settings';
import { solarised } from './solarise';
import type { ViewRandom } from './viewRandom';

/** What views are made with. */
export interface ViewsRequest {
  readonly context: BuildContext;
  readonly settings: Augmentation;
  readonly step: StepContext;
  /** Lanes of the node; each is one view of every image. */
  readonly lanes: number;
}

/**
 * A view of each image for every lane, by torchvision's transforms in the order of SimSiam, SimCLR and BYOL: random resized
 * crop, colour jitter, grayscale, blur, solarise, flip. docs/data.md says how each compares with torchvision's. In training
 * all lanes are made as one batch, image by image, so that the step has few and large operations; evaluation looks at
 * one lane, and what makes the others is not computed.
 * @param images [batch, height, width, 3], 0..1
 * @returns each [batch, side, side, 3], or of the images' size where `size` is 0; standardised per channel
 */
export function augment({ lanes, ...request }: ViewsRequest, images: Tensor): Tensor[] {
  const { tf } = request.context;
  if (!request.step.training)
    return Array.from({ length: lanes }, (_, lane) => augmented(request, images, `-${lane}`));
  const [batch = 1, ...shape] = images.shape;
  const repeated = tf.stack(new Array<Tensor>(lanes).fill(images), 1).reshape([batch * lanes, ...shape]);
  const views = augmented(request, repeated, '');
  return tf.unstack(views.reshape([batch, lanes, ...views.shape.slice(1)]), 1);
}

/** @param stream distinguishes the random numbers of this call from those of others within the step */
function augmented(
  { context, settings, step }: Omit<ViewsRequest, 'lanes'>,
  images: Tensor,
  stream: string,
): Tensor {
  const random = randomOf(context, step, images.shape[0] ?? 1, stream);
  const cropped = cropping(context, settings, images as Tensor4D, random);
  const coloured = grayscaled(context, settings, jittered(context, settings, cropped, random), random);
  const soft = settings.blur > 0 ? blurred(context, settings, coloured, random) : coloured;
  return standardised(context, solarised(context, settings, soft, random));
}

/** The images as they are, at the views' size. Shapes as in `augment`. */
export function unaugmented(context: BuildContext, settings: Augmentation, images: Tensor): Tensor {
  const [batch = 1, height = 1, width = 1] = images.shape;
  const size = sizeOf(settings, { height, width });
  const sized =
    size.height === height && size.width === width
      ? images
      : resampled(context, images as Tensor4D, wholeImages(context, batch, { height, width }), size);
  return standardised(context, sized);
}

/** Sides of the views of images. */
export function sizeOf(
  { size }: Pick<Augmentation, 'size'>,
  { height, width }: { readonly height: number; readonly width: number },
): { readonly height: number; readonly width: number } {
  return size === 0 ? { height, width } : { height: size, width: size };
}

/** What is switched off costs nothing. */
function cropping(
  context: BuildContext,
  settings: Augmentation,
  images: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  const [batch, height, width] = images.shape;
  const { cropMin, aspect, flip, size } = settings;
  if (cropMin === 1 && aspect === 1 && flip === 0 && size === 0) return images;
  const boxes =
    cropMin === 1 && aspect === 1
      ? wholeImages(context, batch, { height, width })
      : drawBoxes(context, settings, { height, width }, random);
  const mirrored = random.chance('flip', flip);
  return resampled(context, images, { ...boxes, mirrored }, sizeOf(settings, { height, width }));
}

function standardised({ tf, data }: BuildContext, images: Tensor): Tensor {
  const inverse = data.std.map((std) => 1 / std);
  const shift = data.mean.map((mean, channel) => -mean / (data.std[channel] ?? 1));
  return tf.add(tf.mul(images, tf.tensor1d(inverse)), tf.tensor1d(shift));
}

function randomOf({ tf }: BuildContext, step: StepContext, views: number, stream: string): ViewRandom {
  const uniform: ViewRandom['uniform'] = (name, low, high, draws = 1) =>
    step.random.uniform(`${name}${stream}`, [views, draws], low, high);
  return {
    uniform,
    chance: (name, probability) => tf.cast(tf.less(uniform(name, 0, 1), probability), 'float32'),
  };
}
