import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { failure, imageOf, labelsOf, load, pixelsOf, scratchFolder } from '../testing';

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
  it('holds some images of every class out for the test, by their names alone, and mixes the classes evenly', async () => {
    const folder = await classFolder();
    const { classNames, train, test } = await load('folder', folder, { size: 8 });
    expect(classNames).toEqual(['green', 'red']);
    expect(train).toMatchObject({ height: 8, width: 8, channels: 3 });
    expect(train.count + test.count).toBe(18);
    expect(new Set(labelsOf(test))).toEqual(new Set([0, 1]));
    const half = labelsOf(train).slice(0, train.count / 2);
    expect(Math.abs(half.filter((label) => label === 1).length / half.length - 2 / 3)).toBeLessThan(0.1);
    // The blue part counts the images: those of before stay where they were when more come.
    const bluesOf = (set: typeof test) =>
      Array.from({ length: set.count }, (_, index) => imageOf(set, index)[2] ?? 0);
    for (let index = 20; index < 60; index += 1)
      await plain([200, 0, index], join(folder, 'red', `0${index - 20}b.png`));
    const grown = await load('folder', folder, { size: 8 });
    expect(bluesOf(grown.test)).toEqual(expect.arrayContaining(bluesOf(test)));
    expect(grown.test.count).toBeGreaterThan(test.count);
  });

  it('follows train and test folders where they are', async () => {
    const folder = scratchFolder();
    await plain([9, 9, 9], join(folder, 'train', 'a', 'x.png'));
    await plain([7, 7, 7], join(folder, 'train', 'b', 'x.png'));
    await plain([5, 5, 5], join(folder, 'test', 'b', 'x.png'));
    const { train, test } = await load('folder', folder, { size: 8 });
    expect(labelsOf(train)).toEqual([0, 1]);
    expect(labelsOf(test)).toEqual([1]);
    await plain([5, 5, 5], join(folder, 'test', 'c', 'x.png'));
    expect(await failure(load('folder', folder, { size: 8 }))).toMatchObject({
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
    const { train } = await load('folder', folder, { size: 8 });
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
    expect(await failure(load('folder', folder, { size: 8 }))).toMatchObject({
      code: 'data-invalid',
      where: { file, byte: 1_000 },
    });
    writeFileSync(file, 'not an image');
    expect(await failure(load('folder', folder, { size: 8 }))).toMatchObject({
      code: 'data-invalid',
      where: { file, byte: 0 },
    });
    writeFileSync(file, '');
    expect(await failure(load('folder', folder, { size: 8 }))).toMatchObject({ where: { file, byte: 0 } });
  });

  it('says what a folder lacks', async () => {
    const empty = scratchFolder();
    expect(await failure(load('folder', empty, { size: 8 }))).toMatchObject({
      code: 'data-missing',
      where: { file: empty },
    });
    mkdirSync(join(empty, 'docs'));
    const bare = await failure(load('folder', empty, { size: 8 }));
    expect(bare).toMatchObject({ code: 'data-invalid', where: { file: empty } });
    rmSync(join(empty, 'docs'), { recursive: true });
    await plain([1, 1, 1], join(empty, 'one', 'x.png'));
    expect((await failure(load('folder', empty, { size: 8 }))).message).toContain('At least two are needed');
  });

  it('keeps what it decoded and decodes a changed image again', async () => {
    const folder = await classFolder();
    const cache = scratchFolder();
    const first = await load('folder', folder, { size: 8 }, { cache });
    const file = join(folder, 'green', '0.png');
    const before = readFileSync(file);
    const again = await load('folder', folder, { size: 8 }, { cache });
    expect(pixelsOf(again.train)).toEqual(pixelsOf(first.train));
    await plain([1, 2, 3], file);
    utimesSync(file, 1, 1);
    expect(readFileSync(file)).not.toEqual(before);
    const changed = await load('folder', folder, { size: 8 }, { cache });
    expect(pixelsOf(changed.train)).not.toEqual(pixelsOf(first.train));
  });
});
