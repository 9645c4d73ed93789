import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageOf, load, scratchFolder } from '../testing';

/** What fixtures/images/generate.py wrote with Pillow, and what Pillow reads of it. */
const folder = resolve('fixtures', 'images');
const side = 16;
const expected: Readonly<Record<string, readonly (readonly number[])[]>> = JSON.parse(
  readFileSync(join(folder, 'expected.json'), 'utf8'),
);

/** Levels by which a colour may differ: decoders of JPEG round, and inks have no one colour on a screen. */
function tolerance(name: string): number {
  if (name.startsWith('cmyk')) return 40;
  return name.endsWith('.jpg') ? 3 : 1;
}

describe('an image of a folder', () => {
  it.each(Object.entries(expected))('%s has the pixels that Pillow reads', async (name, corners) => {
    const data = scratchFolder();
    for (const split of ['train', 'test']) {
      mkdirSync(join(data, split, 'a'), { recursive: true });
      copyFileSync(join(folder, name), join(data, split, 'a', name));
    }
    const { train, record } = await load('folder', data, { size: side });
    expect([record.unreadable, record.warnings]).toEqual([0, 0]);
    const pixels = imageOf(train, 0);
    const last = side - 1;
    const places = [0, last, last * side, last * side + last];
    for (const [corner, place] of places.entries())
      for (const channel of [0, 1, 2])
        expect(
          Math.abs((pixels[3 * place + channel] ?? Number.NaN) - (corners[corner]?.[channel] ?? Number.NaN)),
          `corner ${corner}, channel ${channel}: ${pixels.slice(3 * place, 3 * place + 3)} for ${corners[corner]}`,
        ).toBeLessThanOrEqual(tolerance(name));
  });
});
