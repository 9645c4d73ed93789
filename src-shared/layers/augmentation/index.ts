import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext, StepContext } from '../../node';
import { blurred } from './blur';
import { drawBoxes, resampled, wholeImages } from './crop';
import { grayscaled, jittered } from './jitter';
import { imagesOf, perChannel, planesOf } from './planes';
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
  const { context, step } = request;
  const { tf } = context;
  const planes = planesOf(context, images as Tensor4D);
  if (!step.training)
    return Array.from({ length: lanes }, (_, lane) =>
      imagesOf(context, augmented(request, planes, `-${lane}`)),
    );
  const [channels, batch, ...side] = planes.shape;
  const repeated = tf
    .stack(new Array<Tensor4D>(lanes).fill(planes), 2)
    .reshape([channels, batch * lanes, ...side]) as Tensor4D;
  const views = imagesOf(context, augmented(request, repeated, ''));
  return tf.unstack(views.reshape([batch, lanes, ...views.shape.slice(1)]), 1);
}

/**
 * @param planes [channels, batch, height, width]
 * @param stream distinguishes the random numbers of this call from those of others within the step
 */
function augmented(
  { context, settings, step }: Omit<ViewsRequest, 'lanes'>,
  planes: Tensor4D,
  stream: string,
): Tensor4D {
  const random = randomOf(context, step, planes.shape[1], stream);
  const cropped = cropping(context, settings, planes, random);
  const coloured = grayscaled(context, settings, jittered(context, settings, cropped, random), random);
  const soft = settings.blur > 0 ? blurred(context, settings, coloured, random) : coloured;
  return standardised(context, solarised(context, settings, soft, random));
}

/** The images as they are, at the views' size. Shapes as in `augment`. */
export function unaugmented(context: BuildContext, settings: Augmentation, images: Tensor): Tensor {
  const planes = planesOf(context, images as Tensor4D);
  const [, batch, height, width] = planes.shape;
  const size = sizeOf(settings, { height, width });
  const sized =
    size.height === height && size.width === width
      ? planes
      : resampled(context, planes, wholeImages(context, batch, { height, width }), size);
  return imagesOf(context, standardised(context, sized));
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
  planes: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  const [, batch, height, width] = planes.shape;
  const { cropMin, aspect, flip, size } = settings;
  if (cropMin === 1 && aspect === 1 && flip === 0 && size === 0) return planes;
  const boxes =
    cropMin === 1 && aspect === 1
      ? wholeImages(context, batch, { height, width })
      : drawBoxes(context, settings, { height, width }, random);
  const mirrored = random.chance('flip', flip);
  return resampled(context, planes, { ...boxes, mirrored }, sizeOf(settings, { height, width }));
}

function standardised(context: BuildContext, planes: Tensor4D): Tensor4D {
  const { tf, data } = context;
  const inverse = data.std.map((std) => 1 / std);
  const shift = data.mean.map((mean, channel) => -mean / (data.std[channel] ?? 1));
  return tf.add(tf.mul(planes, perChannel(context, inverse)), perChannel(context, shift));
}

function randomOf({ tf }: BuildContext, step: StepContext, views: number, stream: string): ViewRandom {
  const uniform: ViewRandom['uniform'] = (name, low, high, draws = 1) =>
    step.random.uniform(`${name}${stream}`, [views, draws], low, high);
  return {
    uniform,
    chance: (name, probability) => tf.cast(tf.less(uniform(name, 0, 1), probability), 'float32'),
  };
}
