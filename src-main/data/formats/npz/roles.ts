import { fromGrey, fromPlanes } from '../../reading/records';

/** What an array of an .npz file is for. */
export interface Role {
  readonly split: 'train' | 'val' | 'test' | 'all';
  readonly what: 'images' | 'labels';
}

const splitNames: readonly (readonly [Role['split'], RegExp])[] = [
  ['test', /(^|[^a-z])(test|t10k)/],
  ['val', /(^|[^a-z])(val|valid)/],
  ['train', /(^|[^a-z])train/],
];

/** By the names of file and array, then by the shape; undefined for what is neither images nor labels. */
export function roleOf(file: string, name: string, shape: readonly number[]): Role | undefined {
  const words = `${file.replace(/\.npz$/i, '')} ${name}`.toLowerCase();
  const split =
    splitNames.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0] ??
    splitNames.find(([, pattern]) => pattern.test(words))?.[0] ??
    'all';
  if (isLabels(words, shape)) return { split, what: 'labels' };
  return imageLayout(shape) === undefined ? undefined : { split, what: 'images' };
}

function isLabels(words: string, shape: readonly number[]): boolean {
  if (shape.length === 1) return !/mean|std/.test(words);
  return shape.length === 2 && /(label|target|class|(^|[ _])y($|[ _]))/.test(words);
}

export interface ImageLayout {
  readonly height: number;
  readonly width: number;
  paint(record: Uint8Array, target: Uint8Array): void;
}

/** Largest side of an image that is taken for one. */
const mostSide = 4_096;

/** How a record of an array of images becomes pixels; undefined where the shape is not one of images. */
export function imageLayout(shape: readonly number[]): ImageLayout | undefined {
  const [, a = 0, b = 0, c = 0] = shape;
  if (Math.max(a, b, c) > mostSide && shape.length !== 2) return undefined;
  switch (shape.length) {
    case 2:
      return flatLayout(a);
    case 3:
      return { height: a, width: b, paint: fromGrey };
    case 4:
      if (c === 1) return { height: a, width: b, paint: fromGrey };
      if (c === 3) return { height: a, width: b, paint: (record, target) => target.set(record) };
      if (c === 4) return { height: a, width: b, paint: fromRgba };
      if (a === 3) return { height: b, width: c, paint: fromPlanes };
      return a === 1 ? { height: b, width: c, paint: fromGrey } : undefined;
    default:
      return undefined;
  }
}

/** Rows of one square image each: three planes, as CIFAR and downsampled ImageNet have them, or one. */
function flatLayout(length: number): ImageLayout | undefined {
  const colour = Math.sqrt(length / 3);
  if (Number.isInteger(colour) && colour >= 8) return { height: colour, width: colour, paint: fromPlanes };
  const grey = Math.sqrt(length);
  return Number.isInteger(grey) && grey >= 8 ? { height: grey, width: grey, paint: fromGrey } : undefined;
}

/** What is transparent becomes white. */
function fromRgba(record: Uint8Array, target: Uint8Array): void {
  for (let pixel = 0; 3 * pixel < target.length; pixel += 1) {
    const opacity = (record[4 * pixel + 3] ?? 255) / 255;
    for (let channel = 0; channel < 3; channel += 1)
      target[3 * pixel + channel] = Math.round(
        opacity * (record[4 * pixel + channel] ?? 0) + (1 - opacity) * 255,
      );
  }
}
