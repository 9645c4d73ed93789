import { basename, join } from 'node:path';
import { LabError } from '@shared/errors';
import { numberedClasses } from '../reading/classNames';
import { type Dataset, emptyImageSet, imageAt, labelledSplits, type MemoryImages } from '../reading/dataset';
import { listFiles } from '../reading/files';
import { grouped, invalid } from '../reading/invalid';
import { inSlices, type LoadOptions } from '../reading/loading';
import { type IdxArray, readIdx } from './array';

/** Pixels along each side, throughout the MNIST family. */
const side = 28;

interface FilePattern {
  readonly pattern: RegExp;
  /** What MNIST itself calls it, for sentences. */
  readonly example: string;
}

/** Also `emnist-letters-test-labels-idx1-ubyte.gz` and `t10k-images.idx3-ubyte`. */
const files = {
  train: {
    images: {
      pattern: /(^|-)train-images[-.]idx3-ubyte(\.gz)?$/,
      example: 'train-images-idx3-ubyte',
    },
    labels: {
      pattern: /(^|-)train-labels[-.]idx1-ubyte(\.gz)?$/,
      example: 'train-labels-idx1-ubyte',
    },
  },
  test: {
    images: {
      pattern: /(^|-)(t10k|test)-images[-.]idx3-ubyte(\.gz)?$/,
      example: 't10k-images-idx3-ubyte',
    },
    labels: {
      pattern: /(^|-)(t10k|test)-labels[-.]idx1-ubyte(\.gz)?$/,
      example: 't10k-labels-idx1-ubyte',
    },
  },
} as const satisfies Record<string, Record<string, FilePattern>>;

interface Split {
  readonly set: MemoryImages;
  readonly labels: IdxArray;
}

/**
 * The MNIST family: four IDX files, each plain or .gz. Grey is repeated to three channels.
 * @throws LabError `data-missing`, or `data-invalid` with file and byte.
 */
export async function loadIdx(directory: string, options: LoadOptions = {}): Promise<Dataset> {
  const names = await listFiles(directory);
  const read = async ({ images, labels }: (typeof files)[keyof typeof files]): Promise<Split> => {
    const imageArray = await readIdx(onlyFile(directory, names, images), 3, options.signal);
    const labelArray = await readIdx(onlyFile(directory, names, labels), 1, options.signal);
    return { set: await colourSet(imageArray, labelArray, options), labels: labelArray };
  };
  const train = await read(files.train);
  const test = await read(files.test);
  requireKnownLabels(train, test);
  const highest = train.set.labels.reduce((most, label) => Math.max(most, label), 0);
  const classNames = numberedClasses(highest + 1);
  return {
    name: basename(directory),
    classNames,
    train: train.set,
    test: test.set,
    labelled: labelledSplits(classNames, train.set, test.set),
  };
}

/** The path of the one file that fits; where it is there plain and packed, the plain one. */
function onlyFile(directory: string, names: readonly string[], { pattern, example }: FilePattern): string {
  const found = names.filter((name) => pattern.test(name));
  const distinct = found.filter((name) => !(name.endsWith('.gz') && found.includes(name.slice(0, -3))));
  const [first, second] = distinct;
  if (first === undefined)
    throw new LabError(
      'data-missing',
      `There is no ${example} in ${directory}, neither plain nor as .gz. Name the folder with the four files.`,
      { file: join(directory, example) },
    );
  if (second !== undefined)
    throw new LabError(
      'data-invalid',
      `${directory} holds ${distinct.join(' and ')}. Leave the files of one dataset in the folder.`,
      { file: join(directory, second) },
    );
  return join(directory, first);
}

async function colourSet(images: IdxArray, labels: IdxArray, options: LoadOptions): Promise<MemoryImages> {
  const [count = 0, height = 0, width = 0] = images.shape;
  if (height !== side || width !== side)
    throw invalid(
      images.file,
      `holds images of ${width} x ${height} pixels; the MNIST family has ${side} x ${side}.`,
      {
        byte: 8,
      },
    );
  if (count === 0) throw invalid(images.file, 'holds no image.', { byte: 4 });
  const labelCount = labels.values.length;
  if (labelCount !== count)
    throw invalid(
      labels.file,
      `has ${grouped(labelCount)} labels for the ${grouped(count)} images of ${basename(images.file)}.`,
      { byte: 4 },
    );
  const set = emptyImageSet(count, side, side, images.file);
  set.labels.set(labels.values);
  const size = side * side;
  const copy = (index: number) => {
    const pixels = imageAt(set, index);
    const start = index * size;
    for (let pixel = 0; pixel < size; pixel += 1) {
      const grey = images.values[start + pixel] ?? 0;
      pixels[3 * pixel] = grey;
      pixels[3 * pixel + 1] = grey;
      pixels[3 * pixel + 2] = grey;
    }
  };
  await inSlices(count, size * 3, copy, options);
  return set;
}

/** The format gives no number of classes; a test label that no training image has is a damaged or foreign file. */
function requireKnownLabels(train: Split, test: Split): void {
  const known = new Set(train.set.labels);
  const stray = test.set.labels.findIndex((label) => !known.has(label));
  if (stray < 0) return;
  throw invalid(
    test.labels.file,
    `has label ${test.set.labels[stray]} for image ${grouped(stray + 1)}; no training image has that label.`,
    { byte: test.labels.start + stray },
  );
}
