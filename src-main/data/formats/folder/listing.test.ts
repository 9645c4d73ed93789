import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, scratchFolder } from '../../testing';
import { mostClasses } from './assemble';
import { listFolder, listTree } from './listing';
import type { FolderTree } from './tree';

/** Files that nobody opens; `6 x.png` in a folder makes six of them. */
function folderOf(...paths: readonly string[]): string {
  const root = scratchFolder();
  for (const path of paths) {
    const [, count = '1', name = path] = /(?:^|\/)(\d+) ([^/]+)$/.exec(path) ?? [];
    for (let copy = 0; copy < Number(count); copy += 1) {
      const file = join(root, dirname(path), `${copy === 0 ? '' : copy}${name.split('/').at(-1)}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '');
    }
  }
  return root;
}

async function listed(...paths: readonly string[]) {
  const { classNames, train, test, notes } = await listFolder(folderOf(...paths));
  return { classNames, train: train.files.length, test: test.files.length, notes };
}

describe('the splits of a folder', () => {
  it.each([
    ['seg_train', 'seg_test'],
    ['training_set', 'test_set'],
    ['train.X1', 'val.X'],
    ['ILSVRC2012_img_train', 'ILSVRC2012_img_val'],
    ['train2017', 'val2017'],
    ['Train-Images', 'Validation images'],
    ['TRAIN', 'Valid'],
    ['images_train', 'images_test'],
  ])('are %s and %s', async (train, test) => {
    const found = await listed(
      `${train}/a/4 x.png`,
      `${train}/b/4 x.png`,
      `${test}/a/2 x.png`,
      `${test}/b/x.png`,
    );
    expect(found).toEqual({ classNames: ['a', 'b'], train: 8, test: 3, notes: [] });
  });

  it('lie in folders of their own names', async () => {
    const found = await listed(
      'archive/seg_train/seg_train/a/3 x.jpg',
      'archive/seg_train/seg_train/b/3 x.jpg',
      'archive/seg_test/seg_test/a/x.jpg',
      'archive/seg_test/seg_test/b/x.jpg',
    );
    expect(found).toMatchObject({ classNames: ['a', 'b'], train: 6, test: 2 });
    const cats = await listed(
      'training_set/training_set/cats/3 x.jpg',
      'training_set/training_set/dogs/3 x.jpg',
      'test_set/test_set/cats/x.jpg',
      'test_set/test_set/dogs/x.jpg',
    );
    expect(cats).toMatchObject({ classNames: ['cats', 'dogs'], train: 6, test: 2 });
  });

  it('may come in several folders', async () => {
    const found = await listed(
      'train.X1/n01/3 x.jpg',
      'train.X2/n02/3 x.jpg',
      'train.X2/n01/2 y.jpg',
      'val.X/n01/x.jpg',
      'val.X/n02/x.jpg',
    );
    expect(found).toMatchObject({ classNames: ['n01', 'n02'], train: 8, test: 2 });
    expect(await listed('train1/3 x.jpg', 'train2/3 x.jpg', 'test/2 x.jpg')).toMatchObject({
      classNames: [],
      train: 6,
      test: 2,
    });
  });

  it('are no classes that are called so', async () => {
    const vehicles = await listed('bus/6 x.png', 'car/6 x.png', 'train/6 x.png');
    expect(vehicles.classNames).toEqual(['bus', 'car', 'train']);
    expect(vehicles.train + vehicles.test).toBe(18);
    const trains = await listed('bullet_train/6 x.png', 'steam_engine/6 x.png');
    expect(trains.classNames).toEqual(['bullet_train', 'steam_engine']);
    const both = await listed(
      'train/train/4 x.png',
      'train/bus/4 x.png',
      'test/train/x.png',
      'test/bus/x.png',
    );
    expect(both).toMatchObject({ classNames: ['bus', 'train'], train: 8, test: 2 });
  });

  it('leave others beside them, which is said', async () => {
    const found = await listed(
      'train/a/3 x.png',
      'train/b/3 x.png',
      'val/a/x.png',
      'val/b/x.png',
      'pred/9 x.png',
    );
    expect(found).toMatchObject({ train: 6, test: 2 });
    expect(found.notes.join()).toMatch(/pred is not used/);
  });

  it('have their classes in annotations in any Unicode form', async () => {
    const root = folderOf('train/a/3 x.png', 'train/b/3 x.png', `val/images/${'ü'.normalize('NFD')}.png`);
    writeFileSync(join(root, 'val', 'val_annotations.txt'), `${'ü'.normalize('NFC')}.png\tb\t0\t0\t1\t1\r\n`);
    expect([...((await listFolder(root)).test.labels ?? [])]).toEqual([1]);
  });
});

describe('what lies among images', () => {
  it.each([
    '.AppleDouble/x.png',
    '.ipynb_checkpoints/x-checkpoint.png',
    '__MACOSX/a/._x.png',
    '.@__thumb/x.jpg',
    '@__thumb/x.jpg',
    '#recycle/x.jpg',
    '$RECYCLE.BIN/x.jpg',
    '.Trash-1000/files/x.jpg',
    'a/._x.png',
    'a/.x.png.swp',
    'a/Thumbs.db',
    'a/ehthumbs_vista.db',
    'a/Thumbs.db:encryptable',
    'a/SYNOFILE_THUMB_M.jpg',
    'a/@eaDir/x.png/SYNOPHOTO_THUMB_XL.jpg',
    'a/__pycache__/x.png',
  ])('%s is no image and no class', async (left) => {
    const found = await listed('a/4 x.png', 'b/4 x.png', left);
    expect([found.classNames, found.train + found.test]).toEqual([['a', 'b'], 8]);
  });

  it('are endings in any case, and two of them', async () => {
    const found = await listed(
      'a/x.PNG',
      'a/x.Jpeg',
      'a/x.tar.JPG',
      'b/x.png.webp',
      'b/x.jfif',
      'b/x.jpg.txt',
    );
    expect([found.classNames, found.train + found.test]).toEqual([['a', 'b'], 5]);
  });

  it('is a folder without images, which is no class', async () => {
    const root = folderOf('a/4 x.png', 'b/4 x.png');
    mkdirSync(join(root, 'Neuer Ordner'));
    const { classNames, notes } = await listFolder(root);
    expect(classNames).toEqual(['a', 'b']);
    expect(notes.join()).toContain('Neuer Ordner');
  });

  it('is said where nothing else is there', async () => {
    const error = await failure(listFolder(folderOf('a/4 x.tif', 'b/4 x.bmp')));
    expect(error.message).toContain('Its 8 images of other kinds are not read: convert them.');
  });
});

describe('links', () => {
  it('lead to one folder from two splits', async () => {
    const elsewhere = folderOf('4 x.png');
    const root = folderOf('train/b/4 x.png', 'val/b/x.png');
    for (const split of ['train', 'val']) symlinkSync(elsewhere, join(root, split, 'a'));
    const { classNames, train, test } = await listFolder(root);
    expect([classNames, train.files.length, test.files.length]).toEqual([['a', 'b'], 8, 5]);
  });

  it('are not followed round in circles, directly or by way of others', async () => {
    const root = folderOf('a/4 x.png', 'b/4 x.png');
    symlinkSync('.', join(root, 'a', 'self'));
    symlinkSync('../b', join(root, 'a', 'other'));
    symlinkSync('../a', join(root, 'b', 'other'));
    symlinkSync('nowhere', join(root, 'b', 'gone'));
    const { classNames, train, test } = await listFolder(root);
    expect(classNames).toEqual(['a', 'b']);
    // Those of a, of b by way of a, and the other way round.
    expect(train.files.length + test.files.length).toBe(16);
  });
});

describe('classes', () => {
  const leaf = (name: string): FolderTree => ({
    ...{ name, path: `/data/${name}`, folders: [], others: [] },
    images: ['0.png', '1.png'],
    count: 2,
  });
  const rootOf = (classes: number): FolderTree => ({
    ...{ name: '', path: '/data', images: [], others: [] },
    folders: Array.from({ length: classes }, (_, index) => leaf(String(index).padStart(6, '0'))),
    count: 2 * classes,
  });

  it('that are too many to be told apart are left out, and that is said', async () => {
    const most = await listTree('/data', rootOf(mostClasses));
    expect(most.train.labels?.at(-1)).toBe(mostClasses - 1);
    const { classNames, train, notes } = await listTree('/data', rootOf(mostClasses + 1));
    expect([classNames, train.labels, train.files.length]).toEqual([[], null, mostClasses + 1]);
    expect(notes.join()).toContain('65,537 classes are more than the 65,536');
  });

  it('of several kinds of one thing are those of the folder around them', async () => {
    expect((await listed('dogs/husky/4 x.png', 'dogs/poodle/4 x.png')).classNames).toEqual([
      'husky',
      'poodle',
    ]);
    expect((await listed('dogs/images/4 x.png', 'cats/images/4 x.png')).classNames).toEqual(['cats', 'dogs']);
  });
});
