import { readFileSync } from 'node:fs';
import { blurred } from '@shared/layers/augmentation/blur';
import { drawBoxes, resampled } from '@shared/layers/augmentation/crop';
import { grayscaled, jittered } from '@shared/layers/augmentation/jitter';
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
    expectEqual(resampled(context, images, boxes, { height: 12, width: 12 }), fixture.enlarged);
    expectEqual(resampled(context, images, boxes, { height: 4, width: 4 }), fixture.reduced);
  });

  it('for colour jitter, in every order of the blends and with the hue at every place', () => {
    const { order, ...amounts } = fixture.draws;
    expectEqual(
      jittered(context, all, images, given({ ...amounts, 'jitter-order': order })),
      fixture.jittered,
    );
  });

  it('for grayscale, blur and solarise', () => {
    expectEqual(grayscaled(context, all, images, given({})), fixture.grayscaled);
    expectEqual(blurred(context, all, images, given({ 'blur-sigma': fixture.sigmas })), fixture.blurred);
    expectEqual(solarised(context, all, images, given({})), fixture.solarised);
  });
});

describe('the boxes of random resized crops', () => {
  const count = 20_000;
  const boxesOf = (settings: Partial<Augmentation>, height = 32, width = 32) => {
    const { tf, stateless } = backend;
    const names = ['crop-area', 'crop-aspect', 'crop-top', 'crop-left'];
    const seed = tf.tensor1d([1, 2], 'int32');
    const uniform: ViewRandom['uniform'] = (name, low, high, draws = 1) =>
      stateless.uniform(seed, names.indexOf(name), [count, draws], low, high);
    const chance: ViewRandom['chance'] = () => tf.zeros([count, 1]);
    const boxes = drawBoxes(context, { ...all, ...settings }, { height, width }, { uniform, chance });
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
