import { LabError } from '@shared/errors';

/** Every loader makes colour images. */
export const colourChannels = 3;

/** Images of one split, all of one size; the pixels lie in memory or in a file. */
export interface ImageSet {
  readonly count: number;
  /** Pixels. */
  readonly height: number;
  /** Pixels. */
  readonly width: number;
  /** Always 3 in what the loaders make: grey images are repeated, so that every encoder fits. */
  readonly channels: number;
  /** [count], each the index of a class name; null where the images have no labels. */
  readonly labels: Uint16Array | null;
  /** The images at `indices`, [indices, height, width, channels], channel-last, 0..255: a copy. */
  gather(indices: ArrayLike<number>): Uint8Array;
}

export interface LabelledImages extends ImageSet {
  readonly labels: Uint16Array;
}

/** What accuracy is measured by: neighbours and probes learn from `bank` and are asked about `queries`. */
export interface LabelledSplits {
  readonly bank: LabelledImages;
  readonly queries: LabelledImages;
}

export interface Dataset {
  /** For display: `Embedded shapes`, `CIFAR-10`, or the folder's name. */
  readonly name: string;
  /** Label i is named classNames[i]; empty where nothing is labelled. */
  readonly classNames: readonly string[];
  /** What is trained on; labels are not needed. */
  readonly train: ImageSet;
  /** What the embedding's picture is taken of. */
  readonly test: ImageSet;
  /** null where an accuracy would say nothing: no labels, or one class. */
  readonly labelled: LabelledSplits | null;
}

/** The labelled splits of data whose bank is what it trains on. */
export function labelledSplits(
  classNames: readonly string[],
  train: ImageSet,
  test: ImageSet,
): LabelledSplits | null {
  return classNames.length > 1 && isLabelled(train) && isLabelled(test)
    ? { bank: train, queries: test }
    : null;
}

function isLabelled(set: ImageSet): set is LabelledImages {
  return set.labels !== null;
}

/** Images in memory, to be filled in place. */
export class MemoryImages implements LabelledImages {
  readonly channels = colourChannels;

  constructor(
    /** [count, height, width, channels]. */
    readonly images: Uint8Array,
    readonly labels: Uint16Array,
    readonly count: number,
    readonly height: number,
    readonly width: number,
  ) {}

  gather(indices: ArrayLike<number>): Uint8Array {
    const size = this.height * this.width * this.channels;
    const batch = new Uint8Array(indices.length * size);
    for (let row = 0; row < indices.length; row += 1) {
      const start = (indices[row] ?? 0) * size;
      batch.set(this.images.subarray(start, start + size), row * size);
    }
    return batch;
  }
}

/** V8's limit of one typed array is higher; beyond this the machine swaps long before it trains. */
const largestBytes = 16 * 2 ** 30;

/**
 * An all-black set with every label 0, to be filled in place.
 * @throws LabError `data-invalid` when the pixels would not fit in memory; `file` is where the data comes from.
 */
export function emptyImageSet(count: number, height: number, width: number, file?: string): MemoryImages {
  const bytes = count * height * width * colourChannels;
  if (bytes > largestBytes) throw tooLarge(count, height, width, bytes, file);
  try {
    return new MemoryImages(new Uint8Array(bytes), new Uint16Array(count), count, height, width);
  } catch (cause) {
    throw tooLarge(count, height, width, bytes, file, cause);
  }
}

/** The pixels of one image, [height, width, channels]: a view, not a copy. */
export function imageAt(set: MemoryImages, index: number): Uint8Array {
  const size = set.height * set.width * set.channels;
  return set.images.subarray(index * size, (index + 1) * size);
}

function tooLarge(
  count: number,
  height: number,
  width: number,
  bytes: number,
  file: string | undefined,
  cause?: unknown,
) {
  const size = `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  return new LabError(
    'data-invalid',
    `${count} images of ${height} x ${width} pixels need ${size} of memory. Use smaller or fewer images.`,
    file === undefined ? {} : { file },
    { cause },
  );
}
