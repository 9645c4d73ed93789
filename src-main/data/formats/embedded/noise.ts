import { mixBits } from '@shared/numbers';

/** Smooth value noise at (x, y), 0..1, features about one unit wide. The same key gives the same field. */
export function valueNoise(x: number, y: number, key: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = ease(x - left);
  const down = ease(y - top);
  const upper = blend(lattice(left, top, key), lattice(left + 1, top, key), across);
  const lower = blend(lattice(left, top + 1, key), lattice(left + 1, top + 1, key), across);
  return blend(upper, lower, down);
}

function lattice(x: number, y: number, key: number): number {
  return (mixBits(key ^ Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1)) >>> 0) / 2 ** 32;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}
