import { readFileSync } from 'node:fs';
import { blurred } from '@shared/layers/augmentation/blur';
import { drawBoxes, resampled } from '@shared/layers/augmentation/crop';
import { grayscaled, jittered } from '@shared/layers/augmentation/jitter';
import { imagesOf, planesOf } from '@shared/layers/augmentation/planes';
import type { Augmentation } from '@shared/layers/augmentation/settings';
import { solarised } from '@shared/layers/augmentation/solarise';
import type { ViewRandom } from '@shared/layers/augmentation/viewRandom';
import type { BuildContext } from '@shared/node';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../tensorflow';
import { nodeOnCpu, plainBackend } from '../testing/nodeOnCpu';

type Images = number[][][][];

/** Fixed images, draws and views, made by torchvision: fixtures/augmentation/generate.py. */
const fixture: {
  images: Images;
  boxes: number[][];
  enlarged: Images;
  reduced: Images;
  draws: Record<'brightness' | 'contrast' | 'saturation' | 'hue' | 'order', number[]>;
  jittered: Images;
  grayscaled: Images;
  sigmas: number[];
  blurred: Images;
  solarised: Images;
} = JSON.parse(readFileSync('fixtures/augmentation/views.json', 'utf8'));

const batch = fixture.images.length;
const side = fixture.images[0]!.length;
const all: Augmentation = {
  ...{ size: 0, cropMin: 0.2, cropMax: 1, aspect: 4 / 3, flip: 0.5 },
  ...{ jitter: 1, brightness: 0.4, contrast: 0.4, saturation: 0.4, hue: 0.5 },
  ...{ grayscale: 1, blur: 1, blurSigma: 2, solarise: 1 },
};

let backend: Backend;
let context: BuildContext;
let images: Tensor4D;

beforeAll(async () => {
  backend = await plainBackend();
  context = { tf: backend.tf, ops: backend.ops } as BuildContext;
  images = backend.tf.tensor4d(fixture.images);
});

function column(values: readonly number[]): Tensor {
  return backend.tf.tensor2d(values.map((value) => [value]));
}

/** Draws that a test gives by name; everything is chosen. */
function given(draws: Readonly<Record<string, readonly number[]>>): ViewRandom {
  return {
    uniform: (name) => column(draws[name] ?? []),
    chance: () => backend.tf.ones([batch, 1]),
  };
}

/** A transform of planes as one of images. */
function onImages(of: Tensor4D, transform: (planes: Tensor4D) => Tensor4D): Tensor4D {
  return imagesOf(backend, transform(planesOf(backend, of)));
}

function expectEqual(tensor: Tensor, expected: Images): void {
  expect(tensor.shape).toEqual([batch, expected[0]!.length, expected[0]![0]!.length, 3]);
  const off = expected.flat(3).map((value, index) => Math.abs(value - tensor.dataSync()[index]!));
  expect(Math.max(...off)).toBeLessThan(2e-6);
}

describe('a view equals that of torchvision with the same draws', () => {
  it('for crops that are enlarged, reduced and mirrored', () => {
    const [top, left, height, width, mirrored] = [0, 1, 2, 3, 4].map((index) =>
      column(fixture.boxes.map((box) => box[index]!)),
    ) as [Tensor, Tensor, Tensor, Tensor, Tensor];
    const boxes = { top, left, height, width, mirrored };
    const sized = (size: number) =>
      onImages(images, (planes) => resampled(context, planes, boxes, { height: size, width: size }));
    expectEqual(sized(12), fixture.enlarged);
    expectEqual(sized(4), fixture.reduced);
  });

  it('for colour jitter, in every order of the blends and with the hue at every place', () => {
    const { order, ...amounts } = fixture.draws;
    expectEqual(
      onImages(images, (planes) =>
        jittered(context, all, planes, given({ ...amounts, 'jitter-order': order })),
      ),
      fixture.jittered,
    );
  });

  it('for grayscale, blur and solarise', () => {
    const made = (transform: typeof grayscaled, draws: Parameters<typeof given>[0] = {}) =>
      onImages(images, (planes) => transform(context, all, planes, given(draws)));
    expectEqual(made(grayscaled), fixture.grayscaled);
    expectEqual(made(blurred, { 'blur-sigma': fixture.sigmas }), fixture.blurred);
    expectEqual(made(solarised), fixture.solarised);
  });
});

/** Draws of the step's own generator for `count` images; what `fixed` names is the same for all. */
function drawn(count: number, fixed: Readonly<Record<string, number>> = {}): ViewRandom {
  const { tf, stateless } = backend;
  const names: string[] = [];
  const uniform: ViewRandom['uniform'] = (name, low, high, draws = 1) => {
    if (!names.includes(name)) names.push(name);
    const value = fixed[name];
    const shape: [number, number] = [count, draws];
    return value === undefined
      ? stateless.uniform(tf.tensor1d([1, 2], 'int32'), names.indexOf(name), shape, low, high)
      : tf.fill(shape, value);
  };
  return {
    uniform,
    chance: (name, probability) => tf.cast(tf.less(uniform(name, 0, 1), probability), 'float32'),
  };
}

/** What a transform makes of one image `count` times, each result once, with the share that it has. */
function sharesOf(image: number[][][], count: number, transform: (planes: Tensor4D) => Tensor4D): number[] {
  const { tf } = backend;
  const copies = tf.tile(tf.tensor4d([image]), [count, 1, 1, 1]) as Tensor4D;
  const rows = onImages(copies, transform).reshape([count, -1]).arraySync() as number[][];
  const shares = new Map<string, number>();
  for (const row of rows) {
    const key = row.map((value) => value.toFixed(3)).join();
    shares.set(key, (shares.get(key) ?? 0) + 1 / count);
  }
  return [...shares.values()].sort((a, b) => a - b);
}

describe('what is drawn for each view', () => {
  const count = 4_800;
  const [bright, dark] = [
    [0.95, 0.3, 0.1],
    [0.2, 0.6, 0.9],
  ];
  const image = [
    [bright, dark],
    [dark, dark],
  ] as number[][][];
  /** Five standard deviations of a share of so many draws. */
  const spread = (share: number, draws = count) => 5 * Math.sqrt((share * (1 - share)) / draws);

  it('puts brightness, contrast, saturation and hue into each of their orders as often', () => {
    const fixed = { brightness: 0.4, contrast: 0.4, saturation: -0.4, hue: 0.2 };
    const shares = sharesOf(image, count, (planes) => jittered(context, all, planes, drawn(count, fixed)));
    expect(shares).toHaveLength(24);
    for (const share of shares) expect(Math.abs(share - 1 / 24)).toBeLessThan(spread(1 / 24));
  });

  it.each<[keyof Augmentation, number, typeof jittered]>([
    ['jitter', 0.8, jittered],
    ['grayscale', 0.2, grayscaled],
    ['blur', 0.5, blurred],
    ['solarise', 0.2, solarised],
  ])('leaves an image as it is with the probability that %s is not', (name, probability, transform) => {
    const settings = { ...all, brightness: 0, contrast: 0, saturation: 0, [name]: probability };
    const untouched = backend.tf.tensor4d([image]);
    const copies = backend.tf.tile(untouched, [count, 1, 1, 1]) as Tensor4D;
    const draws = drawn(count, { hue: 0.3 });
    const views = onImages(copies, (planes) => transform(context, settings, planes, draws));
    const off = backend.tf.max(backend.tf.abs(backend.tf.sub(views, untouched)), [1, 2, 3]).dataSync();
    const changed = off.filter((distance) => distance > 1e-4).length / count;
    expect(Math.abs(changed - probability)).toBeLessThan(spread(probability));
  });

  it("draws a blur's sigma evenly between 0.1 and the largest", () => {
    const draws = 1_200;
    const point = Array.from({ length: 9 }, (_, row) =>
      Array.from({ length: 9 }, (_, column) => [row === 4 && column === 4 ? 1 : 0]),
    );
    const { tf } = backend;
    const copies = tf.tile(tf.tensor4d([point]), [draws, 1, 1, 1]) as Tensor4D;
    const peaks = tf
      .slice(
        onImages(copies, (planes) => blurred(context, all, planes, drawn(draws))),
        [0, 4, 4, 0],
        [draws, 1, 1, 1],
      )
      .dataSync();
    /** What a Gaussian of nine taps leaves of a point: less, the wider it is. */
    const peakOf = (sigma: number) =>
      1 /
      [-4, -3, -2, -1, 0, 1, 2, 3, 4].reduce((sum, x) => sum + Math.exp((-x * x) / (2 * sigma ** 2)), 0) ** 2;
    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      const narrower = peaks.filter((peak) => peak > peakOf(0.1 + share * 1.9)).length / draws;
      expect(Math.abs(narrower - share)).toBeLessThan(spread(share, draws));
    }
  });
});

describe('the boxes of random resized crops', () => {
  const count = 20_000;
  const boxesOf = (settings: Partial<Augmentation>, height = 32, width = 32) => {
    const boxes = drawBoxes(context, { ...all, ...settings }, { height, width }, drawn(count));
    const values = (tensor: Tensor) => [...tensor.dataSync()];
    const [top, left, high, wide] = [boxes.top, boxes.left, boxes.height, boxes.width].map(values);
    return Array.from({ length: count }, (_, index) => ({
      ...{ top: top![index]!, left: left![index]! },
      ...{ height: high![index]!, width: wide![index]! },
    }));
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('have the mean area of torchvision, which draws again what does not fit', () => {
    // torchvision's get_params, 1e5 draws of scale 0.2 to 1 and ratio 3/4 to 4/3 on 32 x 32: 0.5506.
    expect(mean(boxesOf({}).map((box) => (box.height * box.width) / 1024))).toBeCloseTo(0.5506, 2);
  });

  it('lie within the image, in whole pixels, as wide as often as high, anywhere', () => {
    const boxes = boxesOf({ cropMin: 0.08 });
    for (const { top, left, height, width } of boxes) {
      expect([top, left, height, width].every(Number.isInteger)).toBe(true);
      expect(Math.min(top, left)).toBeGreaterThanOrEqual(0);
      expect(Math.min(height, width)).toBeGreaterThan(0);
      expect(Math.max(top + height, left + width)).toBeLessThanOrEqual(32);
    }
    const share = (test: (box: (typeof boxes)[number]) => boolean) => boxes.filter(test).length / count;
    expect(share(({ height, width }) => width > height)).toBeCloseTo(
      share(({ height, width }) => width < height),
      1,
    );
    expect(mean(boxes.map(({ top, height }) => top - (32 - height) / 2))).toBeCloseTo(0, 0);
  });

  it('are the largest in the middle where none fits', () => {
    // An image of 8 x 64 has no box of its whole area within 3/4 to 4/3: the middle 8 x round(8 x 4/3) = 8 x 11.
    for (const box of boxesOf({ cropMin: 1, cropMax: 1 }, 8, 64))
      expect(box).toEqual({ top: 0, left: 26, height: 8, width: 11 });
  });
});

describe('the node of views', () => {
  const inputs = { images: { kind: 'images', height: side, width: side, channels: 3 } } as const;

  it('has the size that is asked for, augmented and not', () => {
    const node = nodeOnCpu(backend, { type: 'views', params: { size: 6 }, inputs, batch });
    expect(node.outputs.view).toEqual({ kind: 'images', height: 6, width: 6, channels: 3 });
    for (const view of node.call({ images: [images] }).view!) expect(view.shape).toEqual([batch, 6, 6, 3]);
  });

  it('leaves the images as they are where everything is off', () => {
    const params = { cropMin: 1, aspect: 1, flip: 0, jitter: 0, grayscale: 0 };
    const node = nodeOnCpu(backend, { type: 'views', params, inputs, batch });
    const [view] = node.call({ images: [images] }).view!;
    const expected = fixture.images.flat(3).map((value) => (value - 0.5) / 0.2);
    for (const [index, value] of view!.dataSync().entries()) expect(value).toBeCloseTo(expected[index]!, 4);
  });
});
