import type { EmbeddedClass } from './classes';
import type { Scene } from './scene';

/** Width of the plain rim around the texture, pixels: it keeps the outline legible at 32 pixels. */
const rim = 1.3;
const shadowStrength = 0.34;
const shadowSoftness = 2.6;

/** Paints one image into `pixels`, [size, size, 3] sRGB bytes. */
export function paint(
  pixels: Uint8Array,
  size: number,
  { shape, texture }: EmbeddedClass,
  scene: Scene,
): void {
  const { radius, ground, figure, background } = scene;
  const [from, to] = scene.backdrop;
  const cos = Math.cos(scene.turn) / radius;
  const sin = Math.sin(scene.turn) / radius;
  const shadowU = scene.shadowX * cos + scene.shadowY * sin;
  const shadowV = scene.shadowY * cos - scene.shadowX * sin;
  let offset = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = column + 0.5 - scene.centreX;
      const y = row + 0.5 - scene.centreY;
      const u = x * cos + y * sin;
      const v = y * cos - x * sin;
      const distance = shape(u, v) * radius;
      const covered = clamp(0.5 - distance);
      const back = background(column + 0.5, row + 0.5);
      let shade = 1;
      if (covered < 1) {
        const near = clamp(0.5 - (shape(u - shadowU, v - shadowV) * radius) / (2 * shadowSoftness));
        shade = 1 - shadowStrength * near * near;
      }
      const tone =
        covered > 0 ? texture(u * radius, v * radius, scene.texture) * clamp(-distance - rim + 0.5) : 0;
      for (let channel = 0; channel < 3; channel += 1) {
        const behind = shade * blend(from[channel] ?? 0, to[channel] ?? 0, back);
        const object = blend(ground[channel] ?? 0, figure[channel] ?? 0, tone);
        pixels[offset + channel] = blend(behind, object, covered) + 0.5;
      }
      offset += 3;
    }
  }
}

function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
