import { createInflate } from 'node:zlib';
import { formatCount } from '@shared/metric';
import { integers } from '../numpy/integers';
import { ByteReader, type ByteSource, bytesAt, plainRange, unpackedRange } from '../reading/byteSource';
import { statusOf } from '../reading/files';
import { invalid } from '../reading/invalid';

/** A matrix of a .mat file whose header has been read. */
export interface MatMatrix {
  /** Column by column. */
  readonly shape: readonly number[];
  /** NumPy's name of the type in which the values are stored. */
  readonly descr: string;
  /** The values alone. */
  readonly source: ByteSource;
  /** Where its element begins in the file. */
  readonly place: number;
  /** All its values; for vectors of labels. */
  numbers(): Promise<number[]>;
}

/** Types of stored values in the level 5 format (MAT-File Format, MathWorks 2023, table 1-1). */
const storedTypes: Readonly<Record<number, { descr: string; bytes: number }>> = {
  1: { descr: '<i1', bytes: 1 },
  2: { descr: '|u1', bytes: 1 },
  3: { descr: '<i2', bytes: 2 },
  4: { descr: '<u2', bytes: 2 },
  5: { descr: '<i4', bytes: 4 },
  6: { descr: '<u4', bytes: 4 },
  7: { descr: '<f4', bytes: 4 },
  9: { descr: '<f8', bytes: 8 },
  12: { descr: '<i8', bytes: 8 },
  13: { descr: '<u8', bytes: 8 },
};
const matrixType = 14;
const packedType = 15;
const headerBytes = 128;

/** What a matrix says of itself takes less than this: its flags, sides and name. */
const mostHead = 4_096;

/**
 * Finds a matrix by its name in a .mat file of level 5 (MATLAB 5 to 7), packed or not.
 * @throws LabError `data-missing`, or `data-invalid` with file and byte
 */
export async function openMatrix(file: string, name: string, signal?: AbortSignal): Promise<MatMatrix> {
  const { size } = await statusOf(file);
  await requireLevel5(file);
  for (let place = headerBytes; place + 8 <= size; ) {
    const tag = await bytesAt(file, place, 8);
    const view = viewOf(tag);
    const [type, length] = [view.getUint32(0, true), view.getUint32(4, true)];
    if (place + 8 + length > size)
      throw invalid(
        file,
        `is cut off: the part at byte ${formatCount(place)} promises ${formatCount(length)} bytes, the file ends at byte ${formatCount(size)}. Copy it again.`,
        { byte: size },
      );
    const element =
      type === packedType
        ? unpackedRange({ file, start: place + 8, length }, createInflate)
        : plainRange(file, place, 8 + length);
    const matrix = await readHead(element, place, signal);
    if (matrix?.name === name) return matrix;
    place += 8 + length;
  }
  throw invalid(file, `holds no matrix ${name}.`);
}

async function requireLevel5(file: string): Promise<void> {
  const head = await bytesAt(file, 0, headerBytes);
  const text = new TextDecoder('latin1').decode(head.subarray(0, 116));
  if (text.startsWith('MATLAB 7.3'))
    throw invalid(file, 'is of version 7.3 (HDF5), which is not read. Save it with version 7 or older.', {
      byte: 0,
    });
  const isLevel5 =
    head.length === headerBytes && text.startsWith('MATLAB 5.0') && head[126] === 0x49 && head[127] === 0x4d;
  if (!isLevel5) throw invalid(file, 'is no MATLAB file of version 5 to 7, little-endian.', { byte: 0 });
}

/** Sub-elements: flags, sides, name, values; each a tag of 8 bytes, or of 4 with up to 4 bytes beside it. */
async function readHead(element: ByteSource, place: number, signal?: AbortSignal) {
  const reader = new ByteReader(element.stream(0, signal));
  const bytes = await reader.take(mostHead);
  await reader.close();
  const view = viewOf(bytes);
  const broken = () =>
    invalid(element.file, `has a damaged matrix at byte ${formatCount(place)}. Copy it again.`, {
      byte: place,
    });
  const part = (at: number) => {
    if (at + 8 > bytes.length) throw broken();
    const word = view.getUint32(at, true);
    const small = word >>> 16;
    if (small > 0) return { type: word & 0xffff, length: small, start: at + 4, next: at + 8 };
    const length = view.getUint32(at + 4, true);
    return { type: word, length, start: at + 8, next: at + 8 + Math.ceil(length / 8) * 8 };
  };
  if (bytes.length < 8 || view.getUint32(0, true) !== matrixType) return undefined;
  const flags = part(8);
  const sides = part(flags.next);
  const named = part(sides.next);
  const values = part(named.next);
  if (values.start > bytes.length || sides.length > 64 || sides.start + sides.length > bytes.length)
    throw broken();
  const type = storedTypes[values.type];
  if (type === undefined) return undefined;
  const shape = Array.from({ length: sides.length / 4 }, (_, axis) =>
    view.getInt32(sides.start + 4 * axis, true),
  );
  const size = shape.reduce((product, side) => product * side, type.bytes);
  if (size !== values.length || size > element.most || shape.some((side) => side < 0))
    throw invalid(
      element.file,
      `has a matrix at byte ${formatCount(place)} of ${shape.join(' x ')} values with ${formatCount(values.length)} bytes. Copy it again.`,
      { byte: place },
    );
  const source: ByteSource = {
    file: element.file,
    length: element.length === null ? null : element.length - values.start,
    most: element.most - values.start,
    stream: (start, stop) => element.stream(values.start + start, stop),
  };
  return {
    name: new TextDecoder('latin1').decode(bytes.subarray(named.start, named.start + named.length)),
    shape,
    descr: type.descr,
    source,
    place,
    numbers: async () => {
      const all = new ByteReader(source.stream(0, signal));
      const read = await all.take(values.length);
      await all.close();
      if (read.length < values.length) throw broken();
      return [...integers(type.descr, read)];
    },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
