import { setImmediate } from 'node:timers/promises';
import type { OpenedData, SplitPlan } from '../../reading/split';
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
export function openEmbedded({ seed, train, test }: EmbeddedSettings): OpenedData {
  return {
    name: 'Embedded shapes',
    classNames: embeddedClasses.map(({ name }) => name),
    train: planOf(seed, 'train', train),
    test: planOf(seed, 'test', test),
    files: [],
    notes: [],
  };
}

/** What the pixels depend on beside the place of an image. */
export function embeddedState({ seed, train, test }: EmbeddedSettings): string {
  return `embedded ${generatorVersion} ${seed} ${train} ${test}`;
}

function planOf(seed: number, split: EmbeddedSplit, count: number): SplitPlan {
  return {
    count,
    height: embeddedSize,
    width: embeddedSize,
    labels: Uint16Array.from({ length: count }, (_, index) => embeddedLabel(index)),
    costly: true,
    chunks: async function* (start, size, signal) {
      for (let first = start; first < count; first += size)
        yield {
          pixels: await painted({ seed, split, first, count: Math.min(size, count - first) }, signal),
          remarks: [],
        };
    },
  };
}

interface PaintRequest {
  readonly seed: number;
  readonly split: EmbeddedSplit;
  readonly first: number;
  readonly count: number;
}

/** Images painted between two turns of the event loop: a few milliseconds. */
const together = 16;

async function painted(
  { seed, split, first, count }: PaintRequest,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const bytes = embeddedSize * embeddedSize * 3;
  const pixels = new Uint8Array(count * bytes);
  for (let index = 0; index < count; index += 1) {
    if (index % together === 0) await setImmediate();
    signal?.throwIfAborted();
    paintEmbedded(pixels.subarray(index * bytes, (index + 1) * bytes), seed, split, first + index);
  }
  return pixels;
}
