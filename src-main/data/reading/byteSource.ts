import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { formatCount } from '@shared/metric';
import { readFailure, statusOf } from './files';
import { invalid } from './invalid';

/** Bytes of a file as they are meant: unpacked where it is packed. Never whole in memory. */
export interface ByteSource {
  readonly file: string;
  /** null where only reading to the end tells. */
  readonly length: number | null;
  /** More than these it cannot be, whatever a header says. */
  readonly most: number;
  /** From byte `start` on. @throws LabError `data-missing` or `data-invalid` as the bytes are read. */
  stream(start: number, signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

/** Deflate, which gzip, zip and MATLAB pack with, makes at most so many bytes of one (zlib.net/zlib_tech.html). */
export const mostUnpacked = 1_032;

/** Damage of a packed file is located to a block of this size. */
const blockBytes = 4_096;

/** A file, unpacked if it begins as gzip does, whatever its name says. @throws LabError `data-missing`. */
export async function openBytes(file: string): Promise<ByteSource> {
  const status = await statusOf(file);
  if (status.isDirectory()) throw readFailure(file, { code: 'EISDIR' });
  const [first, second] = await beginningOf(file, 2);
  return first === 0x1f && second === 0x8b ? gzipBytes(file, status.size) : plainBytes(file, status.size);
}

/** The first bytes of a file, fewer where it is shorter. @throws LabError `data-missing`. */
export async function beginningOf(file: string, length: number): Promise<Uint8Array> {
  return bytesAt(file, 0, length);
}

/** Up to `length` bytes from `start` on. @throws LabError `data-missing`. */
export async function bytesAt(file: string, start: number, length: number): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw readFailure(file, cause);
  }
}

export function plainBytes(file: string, length: number): ByteSource {
  return { file, length, most: length, stream: (start, signal) => fileStream(file, start, signal) };
}

/** Bytes that were read already. */
export function memoryBytes(file: string, bytes: Uint8Array): ByteSource {
  return {
    file,
    length: bytes.length,
    most: bytes.length,
    stream: async function* (start) {
      yield bytes.subarray(start);
    },
  };
}

async function* fileStream(file: string, start: number, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file, { start, highWaterMark: 2 ** 20, ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw readFailure(file, cause);
  }
}

function gzipBytes(file: string, length: number): ByteSource {
  return unpackedRange({ file, start: 0, length }, createGunzip);
}

/** Part of a file. */
export function plainRange(file: string, start: number, length: number): ByteSource {
  const stream = async function* (from: number, signal?: AbortSignal) {
    let left = length - from;
    for await (const piece of fileStream(file, start + from, signal)) {
      yield piece.length > left ? piece.subarray(0, left) : piece;
      left -= piece.length;
      if (left <= 0) return;
    }
  };
  return { file, length, most: length, stream };
}

/** Packed bytes within a file. */
export interface PackedRange {
  readonly file: string;
  readonly start: number;
  readonly length: number;
}

/** The bytes that `unpack` makes of a range. */
export function unpackedRange(range: PackedRange, unpack: () => Unpacker): ByteSource {
  return {
    file: range.file,
    length: null,
    most: range.length * mostUnpacked,
    stream: (from, signal) => unpackedStream(range, unpack(), from, signal),
  };
}

type Unpacker = ReturnType<typeof createGunzip>;

/** @throws LabError `data-invalid` with the byte of the packed file: its end where it is cut off, else the block. */
async function* unpackedStream(
  { file, start, length }: PackedRange,
  unpacked: Unpacker,
  from: number,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  const end = Math.max(start, start + length - 1);
  const packed = createReadStream(file, { highWaterMark: blockBytes, start, end });
  packed.once('error', (error) => unpacked.destroy(error));
  const stop = () => unpacked.destroy(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  packed.pipe(unpacked);
  let skip = from;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      if (piece.length > skip) yield skip > 0 ? piece.subarray(skip) : piece;
      skip = Math.max(0, skip - piece.length);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw damaged(file, cause, start + unpacked.bytesWritten);
  } finally {
    signal?.removeEventListener('abort', stop);
    packed.destroy();
    unpacked.destroy();
  }
}

function damaged(file: string, cause: unknown, written: number) {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code !== '' && !code.startsWith('Z_')) return readFailure(file, cause);
  const cutOff = code === 'Z_BUF_ERROR';
  const reason = cause instanceof Error ? cause.message : String(cause);
  const what = cutOff ? `it is cut off at byte` : `${reason}, after byte`;
  return invalid(
    file,
    `cannot be unpacked: ${what} ${formatCount(written)}. Copy it again.`,
    { byte: written },
    cause,
  );
}

/** Reads a stream piece by piece. */
export class ByteReader {
  #pending: Uint8Array = new Uint8Array();
  readonly #pieces: AsyncIterator<Uint8Array>;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, fewer at the end. */
  async take(length: number): Promise<Uint8Array> {
    if (this.#pending.length >= length) return this.#cut(length);
    const parts = [this.#pending];
    let held = this.#pending.length;
    while (held < length) {
      const { value, done } = await this.#pieces.next();
      if (done === true) break;
      parts.push(value);
      held += value.length;
    }
    this.#pending = Buffer.concat(parts);
    return this.#cut(Math.min(length, held));
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  #cut(length: number): Uint8Array {
    const piece = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    return piece;
  }
}

/** Up to `length` bytes of a source from its beginning. */
export async function firstBytes(
  source: ByteSource,
  length: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const reader = new ByteReader(source.stream(0, signal));
  try {
    return await reader.take(length);
  } finally {
    await reader.close();
  }
}
