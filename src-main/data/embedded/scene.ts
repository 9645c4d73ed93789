import { type Background, drawBackground } from './backgrounds';
import { type Colour, oklch } from './colour';
import type { Random } from './random';
import type { TextureSettings } from './textures';

/** Everything about an image but its class: all of it is drawn independently of the class. */
export interface Scene {
  /** Pixels. */
  readonly centreX: number;
  readonly centreY: number;
  /** Pixels. */
  readonly radius: number;
  /** Radians. */
  readonly turn: number;
  readonly texture: TextureSettings;
  /** The tone of the rim and of the texture's ground. */
  readonly ground: Colour;
  /** The tone of the texture's figure. */
  readonly figure: Colour;
  readonly background: Background;
  readonly backdrop: readonly [from: Colour, to: Colour];
  /** Where the soft shadow falls, pixels. */
  readonly shadowX: number;
  readonly shadowY: number;
}

/** A scene for an image of `size` x `size` pixels. */
export function drawScene(random: Random, size: number): Scene {
  const radius = size * random.between(0.3, 0.44);
  const reach = size * 0.14;
  const light = random.between(0, 2 * Math.PI);
  return {
    centreX: size / 2 + random.between(-reach, reach),
    centreY: size / 2 + random.between(-reach, reach),
    radius,
    turn: random.between(-0.6, 0.6),
    texture: {
      period: size * random.between(0.13, 0.18),
      shiftX: random.unit(),
      shiftY: random.unit(),
      key: random.bits(),
    },
    ...drawTones(random),
    background: drawBackground(random, size),
    shadowX: Math.cos(light) * size * 0.05,
    shadowY: Math.sin(light) * size * 0.05,
  };
}

/**
 * Three hues at random, on three lightnesses that are far enough apart for the object and its texture to survive
 * a conversion to grey; which of them is the background's is drawn too.
 */
function drawTones(random: Random): Pick<Scene, 'ground' | 'figure' | 'backdrop'> {
  const [back, ground, figure] = random.pick(orders);
  const level = (rank: number) => 0.3 + 0.29 * rank + random.between(-0.05, 0.05);
  const hue = random.unit();
  const objectHue = random.unit();
  const figureHue = objectHue + random.between(-0.25, 0.25);
  const backLevel = level(back);
  const spread = random.between(0.03, 0.1);
  const backChroma = random.between(0.03, 0.14);
  return {
    ground: oklch(level(ground), random.between(0.06, 0.2), objectHue),
    figure: oklch(level(figure), random.between(0.06, 0.2), figureHue),
    backdrop: [
      oklch(backLevel - spread, backChroma, hue),
      oklch(backLevel + spread, backChroma, hue + random.between(-0.12, 0.12)),
    ],
  };
}

/** Ranks of lightness for background, ground and figure. */
const orders: readonly [Order, ...Order[]] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
type Order = readonly [back: number, ground: number, figure: number];
