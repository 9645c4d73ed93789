import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { failure, imageOf, labelsOf, load, scratchFolder } from '../testing';

/** Cases that users of comparable tools reported, and others of their kinds; see docs/data.md. */

type Rgb = readonly [red: number, green: number, blue: number];
const red: Rgb = [200, 40, 40];
const green: Rgb = [40, 190, 60];

async function plain(file: string, [r, g, b]: Rgb = red, size = 16): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await sharp({ create: { width: size, height: size, channels: 3, background: { r, g, b } } })
    .toFormat(/\.jpe?g$/i.test(file) ? 'jpeg' : 'png')
    .toFile(file);
}

/** Images `0.png`, `1.png`… in each folder. */
async function images(
  root: string,
  folders: Readonly<Record<string, number>>,
  ending = 'png',
): Promise<void> {
  for (const [index, [folder, count]] of Object.entries(folders).entries())
    for (let image = 0; image < count; image += 1)
      await plain(join(root, folder, `${image}.${ending}`), index % 2 === 0 ? red : green);
}

const open = (folder: string, settings: { skipUnreadable?: boolean } = {}) =>
  load('folder', folder, { size: 8, ...settings });

describe('splits of an image folder', () => {
  it.each([
    ['train', 'valid'],
    ['train', 'validation'],
    ['Training', 'Testing'],
    ['TRAIN', 'dev'],
    ['train_set', 'test_set'],
  ])('are found as %s and %s', async (train, test) => {
    const folder = scratchFolder();
    await images(folder, {
      [`${train}/cats`]: 4,
      [`${train}/dogs`]: 4,
      [`${test}/cats`]: 2,
      [`${test}/dogs`]: 2,
    });
    const data = await open(folder);
    expect([data.train.count, data.test.count, data.classNames]).toEqual([8, 4, ['cats', 'dogs']]);
  });

  it('pass a flat test folder over for a good val folder', async () => {
    const folder = scratchFolder();
    await images(folder, { 'train/a': 4, 'train/b': 4, 'val/a': 2, 'val/b': 2, test: 3 }, 'JPEG');
    const { train, test, record } = await open(folder);
    expect([train.count, test.count]).toEqual([8, 4]);
    expect(record.notes.join()).toContain(`${join(folder, 'test')} is not used`);
  });

  it('are Tiny ImageNet as it is handed out, with and without val', async () => {
    const folder = scratchFolder();
    await images(folder, { 'train/n01/images': 12, 'train/n02/images': 12, 'test/images': 4 }, 'JPEG');
    for (const name of ['n01', 'n02']) writeFileSync(join(folder, 'train', name, `${name}_boxes.txt`), '');
    const without = await open(folder);
    expect([without.train.count + without.test.count, without.classNames]).toEqual([24, ['n01', 'n02']]);
    await images(folder, { 'val/images': 8 }, 'JPEG');
    const lines = Array.from(
      { length: 8 },
      (_, index) => `${index}.JPEG\tn0${(index % 2) + 1}\t0\t0\t62\t62`,
    );
    writeFileSync(join(folder, 'val', 'val_annotations.txt'), lines.join('\n'));
    const { train, test } = await open(folder);
    expect([train.count, test.count, labelsOf(test).filter((label) => label === 1).length]).toEqual([
      24, 8, 4,
    ]);
  });

  it('are no classes where they are flat, and one class or none trains without accuracies', async () => {
    const kaggle = scratchFolder();
    await images(kaggle, { train: 12, test1: 6 });
    const one = scratchFolder();
    await images(one, { cats: 12 });
    const flat = scratchFolder();
    await images(flat, { '.': 12 });
    for (const folder of [kaggle, one, flat]) expect((await open(folder)).labelled).toBeNull();
    expect((await open(kaggle)).classNames).toEqual([]);
    expect([(await open(kaggle)).train.count, (await open(kaggle)).test.count]).toEqual([12, 6]);
    expect((await open(flat)).train.labels).toBeNull();
  });

  it("are looked for in an archive's own folder", async () => {
    const folder = scratchFolder();
    await images(folder, {
      'birds/train/a/2021/05': 3,
      'birds/train/b': 3,
      'birds/test/a': 1,
      'birds/test/b': 1,
    });
    const { classNames, train, test } = await open(folder);
    expect([classNames, train.count, test.count]).toEqual([['a', 'b'], 6, 2]);
  });

  it('name every class that only the test has', async () => {
    const folder = scratchFolder();
    await images(folder, { 'train/a': 2, 'train/b': 2, 'test/a': 1, 'test/c': 1, 'test/d': 1 });
    const { message } = await failure(open(folder));
    expect(message).toContain(
      `${join(folder, 'test', 'c')} is a class that the training images do not have, as are d`,
    );
  });
});

describe('files among the images', () => {
  it('that systems and cameras leave are passed over, others are said', async () => {
    const folder = scratchFolder();
    await images(folder, { a: 6, b: 6 });
    for (const name of [
      'a/._0.png',
      'a/Thumbs.db',
      'a/.DS_Store',
      '__MACOSX/a/0.png',
      '@eaDir/0.jpg',
      'a/0.xmp',
      'a/0.txt',
    ]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'left behind');
    }
    writeFileSync(join(folder, 'b', 'moving.gif'), 'GIF89a');
    const { record, classNames } = await open(folder);
    expect(classNames).toEqual(['a', 'b']);
    expect(record.splits.reduce((sum, split) => sum + split.images, 0)).toBe(12);
    expect(record.notes).toEqual(['1 files are images of kinds that are not read; PNG, JPEG and WebP are.']);
  });

  it('are followed through links, but not round in circles', async () => {
    const folder = scratchFolder();
    const elsewhere = scratchFolder();
    await images(elsewhere, { deep: 3 });
    await images(folder, { a: 3 });
    symlinkSync(join(elsewhere, 'deep'), join(folder, 'b'));
    symlinkSync(folder, join(folder, 'a', 'again'));
    const { classNames, record } = await open(folder);
    expect(classNames).toEqual(['a', 'b']);
    expect(record.splits.reduce((sum, split) => sum + split.images, 0)).toBe(6);
  });

  it('have the same class in every Unicode form', async () => {
    const folder = scratchFolder();
    await images(folder, {
      ['train/café'.normalize('NFC')]: 2,
      'train/tea': 2,
      ['test/café'.normalize('NFD')]: 1,
      'test/tea': 1,
    });
    expect((await open(folder)).classNames).toEqual(['café'.normalize('NFC'), 'tea']);
  });
});

describe('bad images', () => {
  async function threeBad(): Promise<string> {
    const folder = scratchFolder();
    await images(folder, { green: 12, red: 12 }, 'jpg');
    writeFileSync(join(folder, 'red', '3.jpg'), '');
    writeFileSync(join(folder, 'green', '5.jpg'), '<!DOCTYPE html><html>429 Too Many Requests</html>');
    writeFileSync(join(folder, 'green', '9.jpg'), 'GIF89a');
    symlinkSync(join(folder, 'gone'), join(folder, 'green', 'link.jpg'));
    return folder;
  }

  it('are all named in one go, with what is wrong with each', async () => {
    const folder = await threeBad();
    const { code, message } = await failure(open(folder));
    expect(code).toBe('data-invalid');
    expect(message).toContain('4 of 25 images cannot be read');
    expect(message).toContain(`${join(folder, 'red', '3.jpg')} is empty.`);
    for (const name of ['5.jpg', '9.jpg'])
      expect(message).toContain(`${join(folder, 'green', name)} is no PNG, JPEG or WebP image.`);
    expect(message).toContain(`${join(folder, 'green', 'link.jpg')} cannot be read`);
  });

  it('are gone on without where that is asked for, and counted', async () => {
    const { record } = await open(await threeBad(), { skipUnreadable: true });
    expect(record.unreadable).toBe(4);
    expect(record.splits.reduce((sum, split) => sum + split.images, 0)).toBe(21);
    expect(record.remarks.filter(({ kind }) => kind === 'unreadable')).toHaveLength(4);
  });

  it('are not those that every viewer shows: stray bytes before a marker are a warning', async () => {
    const folder = scratchFolder();
    await images(folder, { green: 6, red: 6 }, 'jpg');
    const whole = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#c82828' } })
      .jpeg()
      .toBuffer();
    const at = whole.indexOf(Buffer.from([0xff, 0xc0]));
    const strayed = Buffer.concat([whole.subarray(0, at), Buffer.alloc(18, 0x11), whole.subarray(at)]);
    writeFileSync(join(folder, 'red', '4.jpg'), strayed);
    const { record } = await open(folder);
    expect([record.unreadable, record.warnings]).toEqual([0, 1]);
    writeFileSync(join(folder, 'red', '4.jpg'), whole.subarray(0, whole.length - 40));
    expect((await failure(open(folder))).message).toContain('4.jpg cannot be decoded up to its end');
  });
});

describe('the relatives of MNIST', () => {
  const side = 28;
  /** An upright L: a bar on the left and a foot. */
  const letter = Buffer.from(
    Array.from({ length: side * side }, (_, at) => {
      const [row, column] = [Math.floor(at / side), at % side];
      const bar = row >= 4 && row < 24 && column >= 6 && column < 10;
      return bar || (row >= 20 && row < 24 && column >= 6 && column < 22) ? 255 : 0;
    }),
  );
  const turned = Buffer.from(
    Array.from(letter, (_, at) => letter[(at % side) * side + Math.floor(at / side)] ?? 0),
  );

  function words(...values: readonly number[]): Buffer {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
    return bytes;
  }
  const stored = (image: Buffer, count: number) =>
    Buffer.concat([words(0x803, count, side, side), ...Array.from({ length: count }, () => image)]);
  const labels = (values: readonly number[]) =>
    Buffer.concat([words(0x801, values.length), Buffer.from(values)]);

  it('are upright and have their letters as class names where they are EMNIST', async () => {
    const folder = scratchFolder();
    const values = Array.from({ length: 26 }, (_, index) => index + 1);
    for (const split of ['train', 'test']) {
      writeFileSync(join(folder, `emnist-letters-${split}-images-idx3-ubyte`), stored(turned, 26));
      writeFileSync(join(folder, `emnist-letters-${split}-labels-idx1-ubyte`), labels(values));
    }
    const { classNames, train } = await load('idx', folder);
    expect(classNames).toEqual([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']);
    expect(labelsOf(train)).toEqual(values.map((value) => value - 1));
    expect(Buffer.from(imageOf(train, 7).filter((_, byte) => byte % 3 === 0)).equals(letter)).toBe(true);
    for (const split of ['train', 'test']) {
      writeFileSync(
        join(folder, `emnist-bymerge-${split}-images-idx3-ubyte.gz`),
        gzipSync(stored(turned, 47)),
      );
      writeFileSync(
        join(folder, `emnist-bymerge-${split}-labels-idx1-ubyte.gz`),
        gzipSync(labels([...Array(47).keys()])),
      );
    }
    expect((await failure(load('idx', folder))).message).toContain('emnist-bymerge, emnist-letters');
    const merged = await load('idx', join(folder, 'emnist-bymerge'));
    expect([merged.classNames.length, merged.classNames[10], merged.classNames[46]]).toEqual([47, 'A', 't']);
  });

  it('are gzipped in name only, or plain in name only', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), stored(letter, 4));
    writeFileSync(join(folder, 'train-labels-idx1-ubyte'), gzipSync(labels([0, 1, 0, 1])));
    writeFileSync(join(folder, 't10k-images-idx3-ubyte'), gzipSync(stored(letter, 2)));
    writeFileSync(join(folder, 't10k-labels-idx1-ubyte.gz'), labels([0, 1]));
    const { train, test } = await load('idx', folder);
    expect([train.count, test.count]).toEqual([4, 2]);
  });

  it('are QMNIST, whose labels are rows of eight 32-bit numbers, and Kannada', async () => {
    const qmnist = scratchFolder();
    const rows = (values: readonly number[]) =>
      Buffer.concat([
        words(0xc02, values.length, 8),
        ...values.map((value) => words(value, 9, 9, 9, 9, 9, 9, 9)),
      ]);
    const kannada = scratchFolder();
    for (const split of ['train', 'test']) {
      writeFileSync(join(qmnist, `qmnist-${split}-images-idx3-ubyte.gz`), gzipSync(stored(letter, 3)));
      writeFileSync(join(qmnist, `qmnist-${split}-labels-idx2-int.gz`), gzipSync(rows([2, 0, 1])));
      writeFileSync(join(kannada, `X_kannada_MNIST_${split}-idx3-ubyte`), stored(letter, 3));
      writeFileSync(join(kannada, `y_kannada_MNIST_${split}-idx1-ubyte`), labels([2, 0, 1]));
    }
    for (const folder of [qmnist, kannada])
      expect(labelsOf((await load('idx', folder)).train)).toEqual([2, 0, 1]);
  });
});
