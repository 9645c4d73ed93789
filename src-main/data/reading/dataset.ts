import type { DataRecord } from '@shared/data';
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
  readonly record: DataRecord;
}

/** The splits that accuracy is measured by, if they are labelled with at least two classes. */
export function labelledSplits(
  classNames: readonly string[],
  bank: ImageSet,
  queries: ImageSet,
): LabelledSplits | null {
  return classNames.length > 1 && isLabelled(bank) && isLabelled(queries) ? { bank, queries } : null;
}

function isLabelled(set: ImageSet): set is LabelledImages {
  return set.labels !== null;
}

export interface SetShape {
  readonly count: number;
  readonly height: number;
  readonly width: number;
}

/** Images in memory. */
export class MemoryImages implements ImageSet {
  readonly channels = colourChannels;
  readonly count: number;
  readonly height: number;
  readonly width: number;

  constructor(
    /** [count, height, width, channels]. */
    private readonly images: Uint8Array,
    readonly labels: Uint16Array | null,
    { count, height, width }: SetShape,
  ) {
    this.count = count;
    this.height = height;
    this.width = width;
  }

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

export function tooLarge(count: number, height: number, width: number, bytes: number): LabError {
  const size = `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  return new LabError(
    'data-invalid',
    `${count} images of ${height} x ${width} pixels need ${size}, which fit the data cache only, and there is none.`,
  );
}
