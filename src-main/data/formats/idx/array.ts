import { formatCount } from '@shared/metric';
import { integers } from '../../numpy/integers';
import { type ByteSource, firstBytes, openBytes } from '../../reading/byteSource';
import { invalid } from '../../reading/invalid';
import { type RecordFile, requireLength } from '../../reading/records';

/** An array in the IDX format (yann.lecun.com/exdb/mnist), of which the header has been read. */
export interface IdxArray {
  readonly source: ByteSource;
  readonly shape: readonly number[];
  /** NumPy's name of the type. */
  readonly descr: string;
  readonly valueBytes: number;
  /** Where the values begin, counted in the unpacked file. */
  readonly start: number;
}

/** Two zero bytes, the type, the number of dimensions; then each as 32 bits big-endian, and the values likewise. */
const types: Readonly<Record<number, { descr: string; bytes: number }>> = {
  8: { descr: '|u1', bytes: 1 },
  9: { descr: '|i1', bytes: 1 },
  11: { descr: '>i2', bytes: 2 },
  12: { descr: '>i4', bytes: 4 },
};

/**
 * Opens an IDX file, plain or packed with gzip whatever its name says. Bytes of errors count in the unpacked file.
 * @throws LabError `data-missing`, or `data-invalid` with file and byte.
 */
export async function openIdx(
  file: string,
  kind: 'images' | 'labels',
  signal?: AbortSignal,
): Promise<IdxArray> {
  const source = await openBytes(file);
  const head = await firstBytes(source, 16, signal);
  if (head.length < 4) throw cutOffHeader(file, head.length, 4);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const magic = view.getUint32(0);
  const dimensions = magic & 0xff;
  const type = types[magic >> 8];
  const fits =
    kind === 'images' ? dimensions === 3 && magic >> 8 === 8 : dimensions === 1 || dimensions === 2;
  if (type === undefined || !fits)
    throw invalid(
      file,
      `begins with ${hex(magic)} where an IDX file of ${kind} begins with ${kind === 'images' ? '0x00000803' : '0x00000801'}.`,
      { byte: 0 },
    );
  const start = 4 + 4 * dimensions;
  if (head.length < start) throw cutOffHeader(file, head.length, start);
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const array = { source, shape, descr: type.descr, valueBytes: type.bytes, start };
  requireLength(rowsOf(array));
  return array;
}

/** The array as records, one per index of its first axis. */
export function rowsOf({ source, shape, valueBytes, start }: IdxArray): Omit<RecordFile, 'paint'> {
  const [count = 0, ...sides] = shape;
  const recordBytes = sides.reduce((product, side) => product * side, valueBytes);
  return { source, offset: start, count, recordBytes, endsHere: true };
}

/** The first column of an array of labels. @throws LabError `data-invalid` with the byte where it ends too soon. */
export async function firstColumn(array: IdxArray, signal?: AbortSignal): Promise<number[]> {
  const { source, offset, count, recordBytes } = rowsOf(array);
  const end = offset + count * recordBytes;
  const bytes = await firstBytes(source, end + 1, signal);
  requireLength({ ...rowsOf(array), source: { ...source, length: bytes.length } });
  const rows = count === 0 ? 1 : recordBytes / array.valueBytes;
  return [...integers(array.descr, bytes.subarray(offset))].filter((_, index) => index % rows === 0);
}

function cutOffHeader(file: string, byte: number, start: number) {
  return invalid(file, `is cut off at byte ${formatCount(byte)}, inside its header of ${start} bytes.`, {
    byte,
  });
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
