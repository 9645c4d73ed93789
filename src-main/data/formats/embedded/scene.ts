import { type Background, drawBackground } from './backgrounds';
import { type Colour, oklch } from './colour';
import type { Random } from './random';
import type { TextureSettings } from './textures';

/** Everything about an image but its class; all but the object's hue is drawn independently of the class. */
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
export function drawScene(random: Random, size: number, classHue: number): Scene {
  const radius = size * random.between(0.36, 0.5);
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
    ...drawTones(random, classHue),
    background: drawBackground(random, size),
    shadowX: Math.cos(light) * size * 0.05,
    shadowY: Math.sin(light) * size * 0.05,
  };
}

/** How far from the class's hue an object's may lie, turns: half a turn would say nothing about the class. */
const hueSpread = 0.35;

/**
 * The background of middle lightness, the texture's ground darker and its figure lighter or the other way round, far
 * enough apart for the object to survive a conversion to grey. A background that is dark in one half of the
 * images and light in the other would be the first thing that a siamese network finds, and hide the rest.
 */
function drawTones(random: Random, classHue: number): Pick<Scene, 'ground' | 'figure' | 'backdrop'> {
  const level = (rank: number) => 0.3 + 0.29 * rank + random.between(-0.05, 0.05);
  const [groundRank, figureRank] = random.pick([
    [0, 2],
    [2, 0],
  ] as const);
  const backHue = random.unit();
  const hue = classHue + random.between(-hueSpread, hueSpread);
  const figureHue = hue + random.between(-0.1, 0.1);
  const backLevel = level(1);
  const spread = random.between(0.02, 0.07);
  const backChroma = random.between(0, 0.03);
  return {
    ground: oklch(level(groundRank), random.between(0.03, 0.12), hue),
    figure: oklch(level(figureRank), random.between(0.03, 0.12), figureHue),
    backdrop: [
      oklch(backLevel - spread, backChroma, backHue),
      oklch(backLevel + spread, backChroma, backHue + random.between(-0.12, 0.12)),
    ],
  };
}
