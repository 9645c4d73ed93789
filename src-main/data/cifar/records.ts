import { join } from 'node:path';
import { type Dataset, emptyImageSet, imageAt, labelledSplits, type MemoryImages } from '../reading/dataset';
import { readBytes } from '../reading/files';
import { grouped, invalid } from '../reading/invalid';
import { inSlices, type LoadOptions } from '../reading/loading';

/** Pixels along each side. */
const side = 32;
const plane = side * side;
const imageBytes = 3 * plane;

/** Records of one kind back to back: the label bytes, then the red, green and blue planes, row by row. */
export interface RecordLayout {
  /** `CIFAR-10`, for sentences. */
  readonly name: string;
  readonly labelBytes: number;
  /** Which of the label bytes is the class. */
  readonly labelAt: number;
  readonly classes: number;
}

export interface CifarFiles {
  /** File names in the directory, in order. */
  readonly train: readonly string[];
  readonly test: readonly string[];
  readonly classNames: readonly string[];
}

/** Reads the files of both splits. @throws LabError `data-missing`, or `data-invalid` with file and byte. */
export async function loadRecords(
  directory: string,
  layout: RecordLayout,
  { train, test, classNames }: CifarFiles,
  options: LoadOptions,
): Promise<Dataset> {
  const read = (names: readonly string[]) =>
    readSplit(
      names.map((name) => join(directory, name)),
      layout,
      options,
    );
  const [trainSet, testSet] = [await read(train), await read(test)];
  return {
    name: layout.name,
    classNames,
    train: trainSet,
    test: testSet,
    labelled: labelledSplits(classNames, trainSet, testSet),
  };
}

async function readSplit(
  files: readonly string[],
  layout: RecordLayout,
  options: LoadOptions,
): Promise<MemoryImages> {
  const parts: { file: string; bytes: Uint8Array }[] = [];
  for (const file of files) parts.push({ file, bytes: await readBytes(file, options.signal) });
  const counts = parts.map(({ file, bytes }) => recordCount(file, bytes, layout));
  const set = emptyImageSet(
    counts.reduce((sum, count) => sum + count, 0),
    side,
    side,
    files[0],
  );
  let first = 0;
  for (const [part, { file, bytes }] of parts.entries()) {
    const count = counts[part] ?? 0;
    const copy = (index: number) => copyRecord(set, first + index, bytes, index, file, layout);
    await inSlices(count, imageBytes, copy, options);
    first += count;
  }
  return set;
}

function recordCount(file: string, { length }: Uint8Array, { name, labelBytes }: RecordLayout): number {
  const recordBytes = labelBytes + imageBytes;
  if (length === 0) throw invalid(file, 'is empty.', { byte: 0 });
  const whole = Math.floor(length / recordBytes);
  if (whole * recordBytes === length) return whole;
  const otherBytes = recordBytes === imageBytes + 1 ? imageBytes + 2 : imageBytes + 1;
  const advice =
    length % otherBytes === 0
      ? `Its size fits the records of ${labelBytes === 1 ? 'CIFAR-100' : 'CIFAR-10'}.`
      : 'Copy or unpack it again.';
  throw invalid(
    file,
    `is no whole ${name} file: it ends at byte ${grouped(length)}, inside record ${grouped(whole + 1)} of ${grouped(recordBytes)} bytes. ${advice}`,
    { byte: length },
  );
}

function copyRecord(
  set: MemoryImages,
  target: number,
  bytes: Uint8Array,
  record: number,
  file: string,
  { labelBytes, labelAt, classes }: RecordLayout,
): void {
  const start = record * (labelBytes + imageBytes);
  const label = bytes[start + labelAt] ?? 0;
  if (label >= classes)
    throw invalid(
      file,
      `has label ${label} in record ${grouped(record + 1)}; labels go from 0 to ${classes - 1}.`,
      { byte: start + labelAt },
    );
  set.labels[target] = label;
  const pixels = imageAt(set, target);
  const red = start + labelBytes;
  for (let pixel = 0; pixel < plane; pixel += 1) {
    pixels[3 * pixel] = bytes[red + pixel] ?? 0;
    pixels[3 * pixel + 1] = bytes[red + plane + pixel] ?? 0;
    pixels[3 * pixel + 2] = bytes[red + 2 * plane + pixel] ?? 0;
  }
}
