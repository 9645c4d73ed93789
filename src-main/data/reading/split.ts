/** Images that a format finds, before their pixels are read. All are [height, width, 3] bytes. */
export interface SplitPlan {
  readonly count: number;
  /** Pixels. */
  readonly height: number;
  /** Pixels. */
  readonly width: number;
  /** [count], each the index of a class name; null where the images have no labels. */
  readonly labels: Uint16Array | null;
  /** Making the pixels costs far more than reading them back: they are kept in the cache. */
  readonly costly: boolean;
  /** The images from `start` on, `size` a chunk but for the last. Asked for at most once at a time. */
  chunks(start: number, size: number, signal?: AbortSignal): AsyncIterable<Chunk>;
}

export interface Chunk {
  /** Those that could be read, in order, [images, height, width, 3]. */
  readonly pixels: Uint8Array;
  readonly remarks: readonly Remark[];
}

/** What is said of one image; one that is `unreadable` is not among the chunk's pixels. */
export interface Remark {
  readonly kind: 'unreadable' | 'warning';
  /** Its place in the split. */
  readonly index: number;
  readonly file: string;
  /** Goes on after the file's path: `is empty.` */
  readonly what: string;
  /** Where in the file, if that is known. */
  readonly byte?: number;
}

/** What a format makes of a source: names and labels, and how to get the pixels. */
export interface OpenedData {
  /** For display: `CIFAR-10`, or the folder's name. */
  readonly name: string;
  /** Label i is named classNames[i]; empty where nothing is labelled. */
  readonly classNames: readonly string[];
  readonly train: SplitPlan;
  readonly test: SplitPlan;
  /** Labelled training images, where accuracy is to learn from others than `train`. */
  readonly bank?: SplitPlan;
  /** Every file that was or will be read. */
  readonly files: Iterable<string>;
  /** Sentences on what was left out or taken in an unusual way. */
  readonly notes: readonly string[];
}

/** Bytes of a chunk at most, so that memory stays bounded whatever the images' size. */
const chunkBytes = 8 * 2 ** 20;
const mostChunkImages = 1_024;

/** Images of a chunk; depends on the images' size alone, so that equal pixels have equal digests. */
export function chunkImages({ height, width }: Pick<SplitPlan, 'height' | 'width'>): number {
  return Math.max(1, Math.min(mostChunkImages, Math.floor(chunkBytes / (height * width * 3))));
}
