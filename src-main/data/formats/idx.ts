import { basename } from 'node:path';
import { formatCount } from '@shared/metric';
import { invalid } from '../reading/invalid';
import { fromGrey, recordPlan } from '../reading/records';
import type { OpenFormat } from '../reading/request';
import type { SplitPlan } from '../reading/split';
import { firstColumn, type IdxArray, openIdx, rowsOf } from './idx/array';
import { emnistSplit, familyClasses } from './idx/classes';
import { familyFiles } from './idx/family';

/** Pixels along each side, throughout the MNIST family. */
const side = 28;

interface LabelledArrays {
  readonly images: IdxArray;
  readonly labels: readonly number[];
  readonly labelArray: IdxArray;
}

/**
 * The MNIST family: four IDX files, each plain or packed. Grey is repeated to three channels; EMNIST, which is stored
 * column by column, comes out upright.
 */
export const openIdxFamily: OpenFormat = async ({ path, signal }) => {
  const files = await familyFiles(path);
  const train = await openArrays(files.trainImages, files.trainLabels, signal);
  const test = await openArrays(files.testImages, files.testLabels, signal);
  requireKnownLabels(train, test);
  const lowest = smallest(train.labels);
  const split = emnistSplit(basename(files.trainImages));
  const plan = ({ images, labels }: LabelledArrays): SplitPlan => {
    const paint = split === undefined ? fromGrey : fromGreyColumns;
    return recordPlan({
      files: [{ ...rowsOf(images), paint }],
      height: side,
      width: side,
      labels: Uint16Array.from(labels, (label) => label - lowest),
    });
  };
  return {
    name: basename(path),
    classNames: familyClasses(split, lowest, largest(train.labels) - lowest + 1),
    train: plan(train),
    test: plan(test),
    files: Object.values(files),
    notes: [],
  };
};

async function openArrays(
  imageFile: string,
  labelFile: string,
  signal?: AbortSignal,
): Promise<LabelledArrays> {
  const images = await openIdx(imageFile, 'images', signal);
  const [count = 0, height = 0, width = 0] = images.shape;
  if (height !== side || width !== side)
    throw invalid(
      imageFile,
      `holds images of ${width} x ${height} pixels; the MNIST family has ${side} x ${side}.`,
      { byte: 8 },
    );
  if (count === 0) throw invalid(imageFile, 'holds no image.', { byte: 4 });
  const labelArray = await openIdx(labelFile, 'labels', signal);
  const labelCount = labelArray.shape[0] ?? 0;
  if (labelCount !== count)
    throw invalid(
      labelFile,
      `has ${formatCount(labelCount)} labels for the ${formatCount(count)} images of ${basename(imageFile)}.`,
      { byte: 4 },
    );
  const labels = await firstColumn(labelArray, signal);
  const stray = labels.findIndex((label) => label < 0 || label > mostClasses);
  if (stray >= 0)
    throw invalid(
      labelFile,
      `has label ${labels[stray]} for image ${formatCount(stray + 1)}; that is no class.`,
      {
        byte: placeOf(labelArray, stray),
      },
    );
  return { images, labels, labelArray };
}

/** Labels are kept in 16 bits. */
const mostClasses = 65_535;

function placeOf(array: IdxArray, row: number): number {
  return array.start + row * rowsOf(array).recordBytes;
}

/** The format gives no number of classes; a test label that no training image has is a damaged or foreign file. */
function requireKnownLabels(train: LabelledArrays, test: LabelledArrays): void {
  const known = new Set(train.labels);
  const stray = test.labels.findIndex((label) => !known.has(label));
  if (stray < 0) return;
  throw invalid(
    test.labelArray.source.file,
    `has label ${test.labels[stray]} for image ${formatCount(stray + 1)}; no training image has that label.`,
    { byte: placeOf(test.labelArray, stray) },
  );
}

function smallest(labels: readonly number[]): number {
  return labels.reduce((least, label) => Math.min(least, label), labels[0] ?? 0);
}

function largest(labels: readonly number[]): number {
  return labels.reduce((most, label) => Math.max(most, label), 0);
}

/** Grey pixels stored column by column. */
function fromGreyColumns(record: Uint8Array, target: Uint8Array): void {
  const upright = new Uint8Array(record.length);
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      upright[row * side + column] = record[column * side + row] ?? 0;
  fromGrey(upright, target);
}
