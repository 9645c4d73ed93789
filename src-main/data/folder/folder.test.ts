import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { failure, imageOf, labelsOf, pixelsOf, scratchFolder } from '../testing';
import { loadFolder } from '.';

type Rgb = readonly [red: number, green: number, blue: number];

async function plain([r, g, b]: Rgb, file: string, size = 20): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await sharp({ create: { width: size, height: size, channels: 3, background: { r, g, b } } }).toFile(file);
}

/** Class `red` of twelve images and class `green` of six; the blue part counts the images of a class. */
async function classFolder(): Promise<string> {
  const folder = scratchFolder();
  for (let index = 0; index < 12; index += 1)
    await plain([200, 0, index], join(folder, 'red', `${String(index).padStart(2, '0')}.png`));
  for (let index = 0; index < 6; index += 1)
    await plain([0, 200, index], join(folder, 'green', `${index}.png`));
  writeFileSync(join(folder, 'red', 'notes.txt'), 'no image');
  mkdirSync(join(folder, '.hidden'));
  return folder;
}

describe('an image folder', () => {
  it('takes every sixth image of a class for the test and mixes the classes evenly', async () => {
    const { classNames, train, test } = await loadFolder(await classFolder(), 8);
    expect(classNames).toEqual(['green', 'red']);
    expect(train).toMatchObject({ count: 15, height: 8, width: 8, channels: 3 });
    expect(labelsOf(test)).toEqual([1, 0, 1]);
    expect([...imageOf(test, 0).subarray(0, 3)]).toEqual([200, 0, 5]);
    expect([...imageOf(test, 2).subarray(0, 3)]).toEqual([200, 0, 11]);
    const red = (first: number) =>
      labelsOf(train)
        .slice(first, first + 5)
        .filter((label) => label === 1).length;
    for (const first of [0, 5, 10]) expect([3, 4]).toContain(red(first));
  });

  it('follows train and test folders where they are', async () => {
    const folder = scratchFolder();
    await plain([9, 9, 9], join(folder, 'train', 'a', 'x.png'));
    await plain([7, 7, 7], join(folder, 'train', 'b', 'x.png'));
    await plain([5, 5, 5], join(folder, 'test', 'b', 'x.png'));
    const { train, test } = await loadFolder(folder, 8);
    expect(labelsOf(train)).toEqual([0, 1]);
    expect(labelsOf(test)).toEqual([1]);
    await plain([5, 5, 5], join(folder, 'test', 'c', 'x.png'));
    expect(await failure(loadFolder(folder, 8))).toMatchObject({
      code: 'data-invalid',
      where: { file: join(folder, 'test', 'c') },
    });
  });

  it('decodes png, jpg and webp, grey, transparent, deep and wide', async () => {
    const folder = scratchFolder();
    const make = (name: string) => {
      const file = join(folder, 'train', name, 'x');
      mkdirSync(dirname(file), { recursive: true });
      return file;
    };
    await plain([250, 120, 10], `${make('a-jpg')}.JPG`);
    await plain([250, 120, 10], `${make('b-webp')}.webp`);
    const grey = sharp({ create: { width: 9, height: 9, channels: 3, background: '#646464' } });
    await grey
      .clone()
      .toColourspace('b-w')
      .png()
      .toFile(`${make('c-grey')}.png`);
    await grey
      .clone()
      .toColourspace('rgb16')
      .png()
      .toFile(`${make('d-deep')}.png`);
    await sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toFile(`${make('e-clear')}.png`);
    const left = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();
    await sharp({ create: { width: 30, height: 10, channels: 3, background: '#0000ff' } })
      .composite([{ input: left, left: 0, top: 0 }])
      .png()
      .toFile(`${make('f-wide')}.png`);
    await plain([1, 2, 3], join(folder, 'test', 'a-jpg', 'x.png'));
    const { train } = await loadFolder(folder, 8);
    const middle = (index: number) => [...imageOf(train, index).subarray(3 * 36, 3 * 37)];
    for (const lossy of [0, 1])
      for (const [channel, value] of [250, 120, 10].entries())
        expect(Math.abs((middle(lossy)[channel] ?? 0) - value)).toBeLessThan(8);
    expect(middle(2)).toEqual([100, 100, 100]);
    for (const value of middle(3)) expect(Math.abs(value - 100)).toBeLessThanOrEqual(1);
    expect(middle(4)).toEqual([255, 255, 255]);
    expect(middle(5)).toEqual([0, 0, 255]);
  });

  it('names file and byte of an image that is cut off or none', async () => {
    const folder = await classFolder();
    const file = join(folder, 'red', '03.png');
    const noise = Buffer.from(
      Array.from({ length: 64 * 64 * 3 }, (_, index) => Math.imul(index * index + 1, 0x9e3779b1) >>> 24),
    );
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    writeFileSync(file, whole.subarray(0, 1_000));
    expect(await failure(loadFolder(folder, 8))).toMatchObject({
      code: 'data-invalid',
      where: { file, byte: 1_000 },
    });
    writeFileSync(file, 'not an image');
    expect(await failure(loadFolder(folder, 8))).toMatchObject({
      code: 'data-invalid',
      where: { file, byte: 0 },
    });
    writeFileSync(file, '');
    expect(await failure(loadFolder(folder, 8))).toMatchObject({ where: { file, byte: 0 } });
  });

  it('says what a folder lacks', async () => {
    const empty = scratchFolder();
    expect(await failure(loadFolder(empty, 8))).toMatchObject({
      code: 'data-missing',
      where: { file: empty },
    });
    mkdirSync(join(empty, 'docs'));
    const bare = await failure(loadFolder(empty, 8));
    expect(bare).toMatchObject({ code: 'data-invalid', where: { file: join(empty, 'docs') } });
    rmSync(join(empty, 'docs'), { recursive: true });
    await plain([1, 1, 1], join(empty, 'one', 'x.png'));
    expect((await failure(loadFolder(empty, 8))).message).toContain('none is left to test on');
  });

  it('keeps what it decoded and decodes a changed image again', async () => {
    const folder = await classFolder();
    const cache = scratchFolder();
    const first = await loadFolder(folder, 8, { cache });
    const file = join(folder, 'green', '0.png');
    const before = readFileSync(file);
    const again = await loadFolder(folder, 8, { cache });
    expect(pixelsOf(again.train)).toEqual(pixelsOf(first.train));
    await plain([1, 2, 3], file);
    utimesSync(file, 1, 1);
    expect(readFileSync(file)).not.toEqual(before);
    const changed = await loadFolder(folder, 8, { cache });
    expect(pixelsOf(changed.train)).not.toEqual(pixelsOf(first.train));
  });
});
