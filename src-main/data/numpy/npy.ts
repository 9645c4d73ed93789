import { formatCount } from '@shared/metric';
import { ByteReader, type ByteSource, firstBytes } from '../reading/byteSource';
import { invalid } from '../reading/invalid';
import { integers } from './integers';

/** An array of a .npy file whose header has been read. */
export interface NpyArray {
  /** `x.npz, entry train_images`, for sentences. */
  readonly called: string;
  readonly source: ByteSource;
  readonly shape: readonly number[];
  readonly descr: string;
  /** Where the values begin in the source. */
  readonly start: number;
}

/** The header may not be longer; NumPy's is 118 bytes for all but tables. */
const mostHeader = 65_536;

/**
 * Reads the header of a .npy file (NumPy's NEP 1).
 * @throws LabError `data-invalid` with file and byte; undefined where the values are no numbers
 */
export async function openNpy(
  source: ByteSource,
  called: string,
  signal?: AbortSignal,
): Promise<NpyArray | undefined> {
  const head = await firstBytes(source, 12, signal);
  const fault = (what: string) => invalid(source.file, `${what} (${called}). Copy it again.`, { byte: 0 });
  if (head.length < 10 || head[0] !== 0x93 || Buffer.from(head.subarray(1, 6)).toString('latin1') !== 'NUMPY')
    throw fault('holds no NumPy array');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const long = (head[6] ?? 1) > 1;
  const start = long ? 12 : 10;
  if (head.length < start) throw fault('is cut off in the header of an array');
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > mostHeader) throw fault('has an array whose header is too long');
  const text = new TextDecoder('latin1').decode(
    (await firstBytes(source, start + length, signal)).subarray(start),
  );
  if (text.length < length) throw fault('is cut off in the header of an array');
  const descr = /'descr':\s*'([^']+)'/.exec(text)?.[1];
  const sides = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  const fortran = /'fortran_order':\s*True/.test(text);
  if (descr === undefined || sides === undefined || !/^[|<>=][iufb][1248]$/.test(descr)) return undefined;
  const shape = sides.split(',').flatMap((side) => (side.trim() === '' ? [] : [Number.parseInt(side, 10)]));
  if (shape.some((side) => !Number.isSafeInteger(side) || side < 0))
    throw fault('has an array of impossible size');
  if (fortran && shape.length > 1)
    throw invalid(
      source.file,
      `has an array in Fortran order (${called}). Save it with numpy.ascontiguousarray.`,
      { byte: 0 },
    );
  return { called, source, shape, descr, start: start + length };
}

/** How many values an array has by its header. */
export function npyCount({ shape }: NpyArray): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** All values of an array of labels. @throws LabError `data-invalid` where it is cut off. */
export async function npyNumbers(array: NpyArray, signal?: AbortSignal): Promise<number[]> {
  const { called, source, descr, start } = array;
  const bytes = npyCount(array) * Number(descr.at(-1));
  if (start + bytes > source.most) throw cutOff(source, called, source.most);
  const reader = new ByteReader(source.stream(start, signal));
  try {
    const read = await reader.take(bytes);
    if (read.length < bytes) throw cutOff(source, called, start + read.length);
    return [...integers(descr, read)];
  } finally {
    await reader.close();
  }
}

function cutOff({ file }: ByteSource, called: string, byte: number) {
  return invalid(file, `is cut off: ${called} ends at its byte ${formatCount(byte)}. Copy it again.`, {
    byte,
  });
}
