import { type Dataset, emptyImageSet, imageAt, labelledSplits, type MemoryImages } from '../reading/dataset';
import { inSlices, type LoadOptions } from '../reading/loading';
import { cached } from '../reading/pixelCache';
import { embeddedClasses } from './classes';
import { paint } from './paint';
import { randomFor } from './random';
import { drawScene } from './scene';

/** Pixels along each side. */
export const embeddedSize = 32;

/** Part of the cache's key: goes up with every change that changes a pixel. */
const generatorVersion = 2;

/** Each split draws from a stream of its own, so no test image is a training image. */
const streams = { train: 1, test: 2 } as const;
export type EmbeddedSplit = keyof typeof streams;

/** Painting costs about this many times what copying the image would. */
const paintingCost = 100;

export interface EmbeddedSettings {
  /** 0 .. 2^31 - 1. */
  readonly seed: number;
  /** Images to make. */
  readonly train: number;
  readonly test: number;
}

/** The label of an image: the classes take turns, so every prefix is balanced. */
export function embeddedLabel(index: number): number {
  return index % embeddedClasses.length;
}

/**
 * Paints image `index` of a split into `pixels`, [32, 32, 3]. Depends on (seed, split, index) alone.
 */
export function paintEmbedded(pixels: Uint8Array, seed: number, split: EmbeddedSplit, index: number): void {
  const kind = embeddedClasses[embeddedLabel(index)];
  if (kind === undefined) throw new RangeError(`There is no image ${index}.`);
  paint(
    pixels,
    embeddedSize,
    kind,
    drawScene(randomFor(seed, streams[split], index), embeddedSize, kind.hue),
  );
}

/**
 * The procedural dataset: 32x32 colour, ten classes that are pairs of a shape and a texture; place, size, turn,
 * background and shadow vary independently of the class, the object's hue nearly so.
 */
export async function makeEmbedded(
  { seed, train, test }: EmbeddedSettings,
  options: LoadOptions = {},
): Promise<Dataset> {
  const classNames = embeddedClasses.map(({ name }) => name);
  const trainSet = await makeSplit(seed, 'train', train, options);
  const testSet = await makeSplit(seed, 'test', test, options);
  return {
    name: 'Embedded shapes',
    classNames,
    train: trainSet,
    test: testSet,
    labelled: labelledSplits(classNames, trainSet, testSet),
  };
}

async function makeSplit(
  seed: number,
  split: EmbeddedSplit,
  count: number,
  options: LoadOptions,
): Promise<MemoryImages> {
  const set = emptyImageSet(count, embeddedSize, embeddedSize);
  for (let index = 0; index < count; index += 1) set.labels[index] = embeddedLabel(index);
  const bytes = embeddedSize * embeddedSize * set.channels * paintingCost;
  const make = () =>
    inSlices(count, bytes, (index) => paintEmbedded(imageAt(set, index), seed, split, index), options);
  await cached(
    set.images,
    options.cache,
    { generator: 'embedded', generatorVersion, seed, split, count },
    make,
  );
  return set;
}
