import { basename } from 'node:path';
import { type Dataset, emptyImageSet, imageAt, labelledSplits, type MemoryImages } from '../reading/dataset';
import { statusOf } from '../reading/files';
import type { LoadOptions } from '../reading/loading';
import { cached } from '../reading/pixelCache';
import { decodeImage } from './decode';
import { type LabelledFile, listFolder } from './listing';

/** Part of the cache's key: goes up with every change of how images are decoded. */
const decoderVersion = 1;

/** Images in work at once: enough to keep every core of sharp's thread pool busy. */
const lanes = 8;

/**
 * A folder of images, one sub-folder per class, as listFolder reads it, each image `size` x `size` pixels.
 * @throws LabError `data-missing`, or `data-invalid` with the file.
 */
export async function loadFolder(
  directory: string,
  size: number,
  options: LoadOptions = {},
): Promise<Dataset> {
  const { classNames, train, test } = await listFolder(directory);
  const trainSet = await decodeAll(train, size, options);
  const testSet = await decodeAll(test, size, options);
  return {
    name: basename(directory),
    classNames,
    train: trainSet,
    test: testSet,
    labelled: labelledSplits(classNames, trainSet, testSet),
  };
}

async function decodeAll(
  files: readonly LabelledFile[],
  size: number,
  options: LoadOptions,
): Promise<MemoryImages> {
  const set = emptyImageSet(files.length, size, size, files[0]?.path);
  for (const [index, { label }] of files.entries()) set.labels[index] = label;
  const states = await Promise.all(
    files.map(async ({ path }) => {
      const { size: bytes, mtimeMs } = await statusOf(path);
      return [path, bytes, mtimeMs];
    }),
  );
  await cached(set.images, options.cache, { decoder: 'folder', decoderVersion, size, states }, () =>
    inLanes(files, async ({ path }, index) => {
      options.signal?.throwIfAborted();
      await decodeImage(path, size, imageAt(set, index), options.signal);
    }),
  );
  return set;
}

/** Works through the items, some at once; the first failure ends all. */
async function inLanes<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      await work(item, index).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
