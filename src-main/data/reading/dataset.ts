import { LabError } from '@shared/errors';

/** Images of one split, all of one size, in memory. */
export interface ImageSet {
  /** [count, height, width, channels], channel-last, 0..255. */
  readonly images: Uint8Array;
  /** [count], each the index of a class name. */
  readonly labels: Uint16Array;
  readonly count: number;
  /** Pixels. */
  readonly height: number;
  /** Pixels. */
  readonly width: number;
  /** Always 3 in what the loaders make: grey images are repeated, so that every encoder fits. */
  readonly channels: number;
}

export interface Dataset {
  /** For display: `Embedded shapes`, `CIFAR-10`, or the folder's name. */
  readonly name: string;
  /** Label i is named classNames[i]. */
  readonly classNames: readonly string[];
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Every loader makes colour images. */
export const colourChannels = 3;

/** V8's limit of one typed array is higher; beyond this the machine swaps long before it trains. */
const largestBytes = 16 * 2 ** 30;

/**
 * An all-black set with every label 0, to be filled in place.
 * @throws LabError `data-invalid` when the pixels would not fit in memory; `file` is where the data comes from.
 */
export function emptyImageSet(count: number, height: number, width: number, file?: string): ImageSet {
  const bytes = count * height * width * colourChannels;
  if (bytes > largestBytes) throw tooLarge(count, height, width, bytes, file);
  try {
    const images = new Uint8Array(bytes);
    return { images, labels: new Uint16Array(count), count, height, width, channels: colourChannels };
  } catch (cause) {
    throw tooLarge(count, height, width, bytes, file, cause);
  }
}

/** The pixels of one image, [height, width, channels]: a view, not a copy. */
export function imageAt(set: ImageSet, index: number): Uint8Array {
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
