import { readBytes } from '../reading/files';
import { grouped, invalid } from '../reading/invalid';
import { gunzip } from './gunzip';

/** An array of unsigned bytes in the IDX format (yann.lecun.com/exdb/mnist). */
export interface IdxArray {
  readonly file: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Uint8Array;
  /** Where the values begin, counted in the unpacked file. */
  readonly start: number;
}

/** Two zero bytes, the type (8: unsigned byte), the number of dimensions; then each as 32 bits big-endian. */
const unsignedByte = 0x08;

/**
 * Reads an IDX file, plain or packed with gzip. Bytes of errors count in the unpacked file.
 * @throws LabError `data-missing`, or `data-invalid` with file and byte.
 */
export async function readIdx(file: string, dimensions: number, signal?: AbortSignal): Promise<IdxArray> {
  const raw = await readBytes(file, signal);
  const bytes = file.endsWith('.gz') ? await gunzip(file, raw, signal) : raw;
  const start = 4 + 4 * dimensions;
  if (bytes.length < start)
    throw invalid(file, `is cut off at byte ${bytes.length}, inside its header of ${start} bytes.`, {
      byte: bytes.length,
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  const expected = (unsignedByte << 8) | dimensions;
  if (magic !== expected)
    throw invalid(
      file,
      `begins with ${hex(magic)} where an IDX file of ${dimensions} ${dimensions === 1 ? 'dimension' : 'dimensions'} of unsigned bytes begins with ${hex(expected)}.`,
      { byte: 0 },
    );
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const end = start + shape.reduce((product, length) => product * length, 1);
  if (bytes.length < end)
    throw invalid(
      file,
      `is cut off: its header promises ${grouped(end)} bytes, it ends at byte ${grouped(bytes.length)}. Copy it again.`,
      { byte: bytes.length },
    );
  if (bytes.length > end)
    throw invalid(file, `goes on after byte ${grouped(end)}, where its header lets it end.`, { byte: end });
  return { file, shape, values: bytes.subarray(start), start };
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
