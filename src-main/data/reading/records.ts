import { formatCount } from '@shared/metric';
import { ByteReader, type ByteSource } from './byteSource';
import { invalid } from './invalid';
import type { Chunk, SplitPlan } from './split';

/** Images of one size back to back in a file. */
export interface RecordFile {
  readonly source: ByteSource;
  /** The byte at which the first record begins. */
  readonly offset: number;
  readonly count: number;
  readonly recordBytes: number;
  /** The file ends with the last record. */
  readonly endsHere: boolean;
  /** Writes a record's image to `target`, [height, width, 3]. */
  paint(record: Uint8Array, target: Uint8Array): void;
}

export interface RecordSplit {
  readonly files: readonly RecordFile[];
  readonly height: number;
  readonly width: number;
  readonly labels: Uint16Array | null;
}

/** The images of some files, one file after the other. Reading them is cheap. */
export function recordPlan({ files, height, width, labels }: RecordSplit): SplitPlan {
  const count = files.reduce((sum, file) => sum + file.count, 0);
  return {
    count,
    height,
    width,
    labels,
    costly: false,
    chunks: (start, size, signal) =>
      chunksOf(files, { count, start, size, imageBytes: height * width * 3 }, signal),
  };
}

interface Range {
  readonly count: number;
  readonly start: number;
  readonly size: number;
  readonly imageBytes: number;
}

async function* chunksOf(
  files: readonly RecordFile[],
  { count, start, size, imageBytes }: Range,
  signal?: AbortSignal,
): AsyncIterable<Chunk> {
  let pixels = new Uint8Array(Math.min(size, count - start) * imageBytes);
  let filled = 0;
  let done = start;
  for await (const { file, record } of recordsFrom(files, start, signal)) {
    file.paint(record, pixels.subarray(filled, filled + imageBytes));
    filled += imageBytes;
    if (filled < pixels.length) continue;
    yield { pixels, remarks: [] };
    done += pixels.length / imageBytes;
    pixels = new Uint8Array(Math.min(size, count - done) * imageBytes);
    filled = 0;
  }
}

/** Bytes read at once: many small records a turn of the event loop. */
const readBytes = 2 ** 20;

async function* recordsFrom(files: readonly RecordFile[], start: number, signal?: AbortSignal) {
  let skip = start;
  for (const file of files) {
    const first = Math.min(skip, file.count);
    skip -= first;
    if (first < file.count) yield* recordsOf(file, first, signal);
  }
}

async function* recordsOf(file: RecordFile, first: number, signal?: AbortSignal) {
  const { source, offset, count, recordBytes } = file;
  const reader = new ByteReader(source.stream(offset + first * recordBytes, signal));
  const together = Math.max(1, Math.floor(readBytes / recordBytes));
  try {
    for (let index = first; index < count; index += together) {
      signal?.throwIfAborted();
      const wanted = Math.min(together, count - index) * recordBytes;
      const bytes = await reader.take(wanted);
      if (bytes.length < wanted) throw cutOff(file, offset + index * recordBytes + bytes.length);
      for (let start = 0; start < wanted; start += recordBytes)
        yield { file, record: bytes.subarray(start, start + recordBytes) };
    }
    if (file.endsHere && (await reader.take(1)).length > 0) throw tooLong(file);
  } finally {
    await reader.close();
  }
}

/**
 * Where a file whose length is known must end; of one that is packed, whether it can hold so much.
 * @throws LabError `data-invalid` with the byte
 */
export function requireLength(file: Omit<RecordFile, 'paint'>): void {
  const { length, most } = file.source;
  const end = endOf(file);
  if (end > most && length === null) throw tooLittle(file);
  if (length === null) return;
  if (length < end) throw cutOff(file, length);
  if (file.endsHere && length > end) throw tooLong(file);
}

function endOf({ offset, count, recordBytes }: Omit<RecordFile, 'paint'>): number {
  return offset + count * recordBytes;
}

function cutOff(file: Omit<RecordFile, 'paint'>, byte: number) {
  return invalid(
    file.source.file,
    `is cut off: its header promises ${formatCount(endOf(file))} bytes, it ends at byte ${formatCount(byte)}. Copy it again.`,
    { byte },
  );
}

function tooLittle(file: Omit<RecordFile, 'paint'>) {
  return invalid(
    file.source.file,
    `is damaged: its header promises ${formatCount(endOf(file))} bytes, which its packed bytes cannot hold. Copy it again.`,
    { byte: 0 },
  );
}

function tooLong(file: Omit<RecordFile, 'paint'>) {
  const end = endOf(file);
  return invalid(file.source.file, `goes on after byte ${formatCount(end)}, where its header lets it end.`, {
    byte: end,
  });
}

/** Red, green and blue planes of [height, width], row by row, to pixels. */
export function fromPlanes(record: Uint8Array, target: Uint8Array): void {
  const plane = target.length / 3;
  for (let pixel = 0; pixel < plane; pixel += 1) {
    target[3 * pixel] = record[pixel] ?? 0;
    target[3 * pixel + 1] = record[plane + pixel] ?? 0;
    target[3 * pixel + 2] = record[2 * plane + pixel] ?? 0;
  }
}

/** Grey pixels, repeated to three channels. */
export function fromGrey(record: Uint8Array, target: Uint8Array): void {
  for (let pixel = 0; pixel < record.length; pixel += 1)
    target.fill(record[pixel] ?? 0, 3 * pixel, 3 * pixel + 3);
}

/** Red, green and blue planes of a square image, each column by column. */
export function fromColumnPlanes(record: Uint8Array, target: Uint8Array): void {
  const plane = target.length / 3;
  const side = Math.sqrt(plane);
  for (let channel = 0; channel < 3; channel += 1)
    for (let column = 0; column < side; column += 1)
      for (let row = 0; row < side; row += 1)
        target[3 * (row * side + column) + channel] = record[channel * plane + column * side + row] ?? 0;
}
