import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import type { BuildContext } from '../../node';
import { hueTurned } from './hue';
import { perPlane } from './planes';
import type { Augmentation } from './settings';
import type { ViewRandom } from './viewRandom';

/** Weights of R, G, B in grey (ITU-R BT.601), as torchvision uses them. */
const greyWeights = [0.2989, 0.587, 0.114];

const blends = ['brightness', 'contrast', 'saturation'] as const;
type Blend = (typeof blends)[number];

const channels = greyWeights.length;

/** One of the blends of an image: what its pixel, the pixel's grey and the image's mean grey count. */
interface Slot {
  /** [channels, batch, 1, 1] */
  readonly ofPixel: Tensor;
  /** [1, batch, 1, 1], as `ofMean`. */
  readonly ofGrey: Tensor;
  readonly ofMean: Tensor;
}

/**
 * torchvision's ColorJitter on the images that are chosen: brightness, contrast, saturation and hue in an order of each
 * image's own, each cut to 0..1. A quarter of the batch has its hue turned before the other three, a quarter after the
 * first of them, and so on, so that the costly turn is made once a view; which image is in which quarter is chance,
 * since batches are drawn at random.
 * @param planes [3, batch, height, width], 0..1
 */
export function jittered(
  context: BuildContext,
  settings: Augmentation,
  planes: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  const { tf } = context;
  const active = blends.filter((blend) => settings[blend] > 0);
  if (settings.jitter === 0 || (active.length === 0 && settings.hue === 0)) return planes;
  const chosen = random.chance('jitter', settings.jitter);
  const slots = drawSlots(context, settings, active, chosen, random);
  if (settings.hue === 0) return slots.reduce((x, slot) => blended(context, x, slot), planes);
  const turns = tf.mul(chosen, random.uniform('hue', -settings.hue, settings.hue)).reshape([1, -1, 1, 1]);
  const [, batch] = planes.shape;
  return tf.concat(
    parted(batch, slots.length + 1).map(({ begin, size, before }) => {
      const part = <T extends Tensor>(x: T) => tf.slice(x, [0, begin, 0, 0], [-1, size, -1, -1]) as T;
      const own = slots.map(({ ofPixel, ofGrey, ofMean }) => ({
        ofPixel: part(ofPixel),
        ofGrey: part(ofGrey),
        ofMean: part(ofMean),
      }));
      const blend = (x: Tensor4D, some: readonly Slot[]) =>
        some.reduce((y, slot) => blended(context, y, slot), x);
      const turned = hueTurned(context, blend(part(planes), own.slice(0, before)), part(turns));
      return blend(turned, own.slice(before));
    }),
    1,
  );
}

/** torchvision's RandomGrayscale. Shapes as in `jittered`. */
export function grayscaled(
  { tf }: BuildContext,
  { grayscale }: Augmentation,
  planes: Tensor4D,
  random: ViewRandom,
): Tensor4D {
  if (grayscale === 0) return planes;
  const chosen = random.chance('grayscale', grayscale);
  const kept = tf.mul(planes, perPlane({ tf }, tf.sub(1, chosen), channels));
  return tf.add(kept, tf.mul(greyOf({ tf }, planes), chosen.reshape([1, -1, 1, 1])));
}

/** The blends in the order in which each image gets them; an image that is not chosen keeps its pixels. */
function drawSlots(
  { tf }: BuildContext,
  settings: Augmentation,
  active: readonly Blend[],
  chosen: Tensor,
  random: ViewRandom,
): readonly Slot[] {
  if (active.length === 0) return [];
  const orders = permutations(active);
  const last = orders.length - 1;
  const drawn = tf.minimum(tf.floor(random.uniform('jitter-order', 0, orders.length)), last);
  const order = tf.cast(tf.equal(drawn, tf.range(0, orders.length).reshape([1, orders.length])), 'float32');
  /** [batch, 1]: whether a blend is the one at a place of the image's order. */
  const isAt = (blend: Blend, place: number) =>
    tf.matMul(order, tf.tensor2d(orders.map((names) => [names[place] === blend ? 1 : 0])));
  const changes = active.map((blend) => ({
    blend,
    change: tf.mul(chosen, random.uniform(blend, -settings[blend], settings[blend])),
  }));
  return active.map((_, place) => {
    const terms = changes.map(({ blend, change }) => ({ blend, change: tf.mul(isAt(blend, place), change) }));
    /** 1 - the pixel's share, for the blend whose other side is meant; 0 for the others. */
    const other = (blend: Blend) => {
      const term = terms.find((one) => one.blend === blend);
      return (term === undefined ? tf.zerosLike(chosen) : tf.neg(term.change)).reshape([1, -1, 1, 1]);
    };
    const ofPixel = terms.reduce<Tensor>((sum, { change }) => tf.add(sum, change), tf.scalar(1));
    return {
      ofPixel: perPlane({ tf }, ofPixel, channels),
      ofGrey: other('saturation'),
      ofMean: other('contrast'),
    };
  });
}

function blended({ tf }: BuildContext, planes: Tensor4D, { ofPixel, ofGrey, ofMean }: Slot): Tensor4D {
  const grey = greyOf({ tf }, planes);
  const other = tf.add(tf.mul(ofGrey, grey), tf.mul(ofMean, tf.mean(grey, [2, 3], true)));
  return tf.clipByValue(tf.add(tf.mul(ofPixel, planes), other), 0, 1);
}

/** [3, batch, height, width] -> [1, batch, height, width] */
function greyOf({ tf }: Pick<BuildContext, 'tf'>, planes: Tensor4D): Tensor4D {
  const [, ...plane] = planes.shape;
  return tf.matMul(tf.tensor2d([greyWeights]), planes.reshape([channels, -1])).reshape([1, ...plane]);
}

interface Part {
  readonly begin: number;
  readonly size: number;
  /** Blends before its hue is turned. */
  readonly before: number;
}

/** A batch in even parts, without those that are empty. */
function parted(batch: number, count: number): readonly Part[] {
  const begin = (part: number) => Math.floor((part * batch) / count);
  return Array.from({ length: count }, (_, part) => ({
    begin: begin(part),
    size: begin(part + 1) - begin(part),
    before: part,
  })).filter(({ size }) => size > 0);
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}
