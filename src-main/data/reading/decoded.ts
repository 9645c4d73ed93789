import { decodeImage, examineImage } from './decode';
import type { Chunk, Remark, SplitPlan } from './split';

/** An image as it is stored: the bytes of a file or of a table's cell. */
export interface StoredImage {
  readonly file: string;
  /** For a cell: which one, `in row 12`. */
  readonly place?: string;
  readonly bytes: Uint8Array;
}

export interface DecodedSplit {
  readonly count: number;
  readonly side: number;
  readonly labels: Uint16Array | null;
  /** Gives the stored images from `start` on, in order, one promise each; a rejection names one that cannot be read. */
  stored(start: number, signal?: AbortSignal): AsyncIterable<() => Promise<StoredImage>>;
}

/** Images in work at once: enough to keep every core of the decoder's threads busy. */
const lanes = 16;

/** Images that are decoded one by one, some at a time. An unreadable one is a remark, not an end. */
export function decodedPlan({ count, side, labels, stored }: DecodedSplit): SplitPlan {
  return {
    count,
    height: side,
    width: side,
    labels,
    costly: true,
    chunks: async function* (start, size, signal) {
      const source = stored(start, signal)[Symbol.asyncIterator]();
      const chunkFrom = (first: number) =>
        first < count
          ? decodedChunk(source, { first, count: Math.min(size, count - first), side, signal })
          : undefined;
      let coming = chunkFrom(start);
      try {
        for (let first = start + size; coming !== undefined; first += size) {
          const chunk: Chunk = await coming;
          signal?.throwIfAborted();
          // Decoded while this one is digested and written.
          coming = chunkFrom(first);
          coming?.catch(() => undefined);
          yield chunk;
        }
      } finally {
        await coming?.catch(() => undefined);
        await source.return?.();
      }
    },
  };
}

interface ChunkRequest {
  readonly first: number;
  readonly count: number;
  readonly side: number;
  readonly signal: AbortSignal | undefined;
}

async function decodedChunk(
  source: AsyncIterator<() => Promise<StoredImage>>,
  { first, count, side, signal }: ChunkRequest,
): Promise<Chunk> {
  const bytes = side * side * 3;
  const pixels = new Uint8Array(count * bytes);
  const remarks: Remark[] = [];
  const lost = new Set<number>();
  const remark = (at: number, kind: Remark['kind'], where: Omit<Remark, 'kind' | 'index'>) => {
    remarks.push({ kind, index: first + at, ...where });
    if (kind === 'unreadable') lost.add(at);
  };
  const doubtful: { readonly at: number; readonly read: () => Promise<StoredImage> }[] = [];
  const decodeAt = async (at: number, read: () => Promise<StoredImage>) => {
    const stored = await read().catch((thrown: unknown) => unreadable(thrown));
    if ('what' in stored) return remark(at, 'unreadable', stored);
    const decoded = await decodeImage(stored.bytes, side);
    if (decoded === undefined) doubtful.push({ at, read });
    else pixels.set(decoded, at * bytes);
  };
  const examineAt = async (at: number, read: () => Promise<StoredImage>) => {
    const stored = await read().catch((thrown: unknown) => unreadable(thrown));
    if ('what' in stored) return remark(at, 'unreadable', stored);
    const { file, place } = stored;
    const what = (text: string) => (place === undefined ? text : `${place} ${text}`);
    const found = await examineImage(stored.bytes, side);
    if ('problem' in found)
      return remark(at, 'unreadable', { file, what: what(found.problem), byte: found.byte });
    pixels.set(found.pixels, at * bytes);
    if (found.warning !== undefined) remark(at, 'warning', { file, what: what(found.warning) });
  };
  await inLanes(source, count, async (read, at) => {
    signal?.throwIfAborted();
    await decodeAt(at, read);
  });
  for (const { at, read } of doubtful) {
    signal?.throwIfAborted();
    await examineAt(at, read);
  }
  remarks.sort((a, b) => a.index - b.index);
  return { pixels: lost.size === 0 ? pixels : without(pixels, bytes, lost), remarks };
}

function unreadable(thrown: unknown): Pick<Remark, 'file' | 'what'> {
  if (!(thrown instanceof UnreadableFile)) throw thrown;
  return { file: thrown.file, what: thrown.what };
}

/** That one stored image cannot even be read, which is no reason not to read the others. */
export class UnreadableFile extends Error {
  constructor(
    readonly file: string,
    /** Goes on after the file's path. */
    readonly what: string,
  ) {
    super(`${file} ${what}`);
  }
}

function without(pixels: Uint8Array, bytes: number, lost: ReadonlySet<number>): Uint8Array {
  const kept = new Uint8Array(pixels.length - lost.size * bytes);
  let at = 0;
  for (let index = 0; index * bytes < pixels.length; index += 1) {
    if (lost.has(index)) continue;
    kept.set(pixels.subarray(index * bytes, (index + 1) * bytes), at);
    at += bytes;
  }
  return kept;
}

/** Works through the next `count` items, some at once; the first failure ends all. */
async function inLanes<Item>(
  items: AsyncIterator<Item>,
  count: number,
  work: (item: Item, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (!failed && next < count) {
      const at = next;
      next += 1;
      const { value, done } = await items.next();
      if (done === true) return;
      await work(value, at).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
