import { valueNoise } from './noise';

/** What varies in a texture beside its kind. */
export interface TextureSettings {
  /** Pixels from one repeat to the next. */
  readonly period: number;
  /** Shift in repeats, 0..1, across and down. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Which field of noise. */
  readonly key: number;
}

/**
 * How much of the second tone shows at (x, y), 0..1. Coordinates are pixels from the object's centre, turned
 * with it; edges are one pixel soft, so nothing aliases. All are mirror-symmetric in kind.
 */
export type Texture = (x: number, y: number, settings: TextureSettings) => number;

const striped: Texture = (_x, y, { period, shiftY }) => soft(wave(y / period + shiftY) * period);

const dotted: Texture = (x, y, { period, shiftX, shiftY }) => {
  const column = x / period + shiftX;
  const stagger = Math.floor(column) % 2 === 0 ? 0 : 0.5;
  const row = y / period + shiftY + stagger;
  const dx = column - Math.floor(column) - 0.5;
  const dy = row - Math.floor(row) - 0.5;
  return soft((0.34 - Math.hypot(dx, dy)) * period);
};

const checked: Texture = (x, y, { period, shiftX, shiftY }) => {
  const across = soft(wave(x / period + shiftX) * period);
  const down = soft(wave(y / period + shiftY) * period);
  return across + down - 2 * across * down;
};

const ringed: Texture = (x, y, { period, shiftX }) => soft(wave(Math.hypot(x, y) / period + shiftX) * period);

const marbled: Texture = (x, y, { period, key }) => {
  const size = period * 0.62;
  const height = valueNoise(x / size, y / size, key) - 0.5;
  return soft(height * size * 2.2);
};

export const textures = { striped, dotted, checked, ringed, marbled } satisfies Record<string, Texture>;
export type TextureName = keyof typeof textures;

/** Signed distance in repeats to the nearest edge of a square wave that is positive for half of each repeat. */
function wave(position: number): number {
  return Math.abs(position - Math.floor(position) - 0.5) - 0.25;
}

/** Coverage of a pixel whose centre lies `distance` pixels inside an edge. */
function soft(distance: number): number {
  return Math.min(1, Math.max(0, distance + 0.5));
}
