import { valueNoise } from './noise';
import type { Random } from './random';

/** How much of the second background tone shows at pixel (x, y), 0..1. */
export type Background = (x: number, y: number) => number;

/** A gradient, soft stripes or cloudy noise, of random direction and scale: it says nothing about the class. */
export function drawBackground(random: Random, size: number): Background {
  const turn = random.between(0, 2 * Math.PI);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const shift = random.unit();
  const key = random.bits();
  const scale = random.unit();
  const middle = size / 2;
  switch (random.pick(['gradient', 'stripes', 'noise'] as const)) {
    case 'gradient':
      return (x, y) => Math.min(1, Math.max(0, 0.5 + ((x - middle) * cos + (y - middle) * sin) / size));
    case 'stripes': {
      const period = size * (0.16 + 0.3 * scale);
      return (x, y) => 0.5 + 0.5 * Math.sin(((x * cos + y * sin) / period + shift) * 2 * Math.PI);
    }
    case 'noise': {
      const feature = size * (0.12 + 0.22 * scale);
      return (x, y) =>
        0.68 * valueNoise(x / feature, y / feature, key) +
        0.32 * valueNoise((2.3 * x) / feature, (2.3 * y) / feature, ~key);
    }
  }
}
