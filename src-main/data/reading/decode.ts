import { formatCount } from '@shared/metric';
import sharp from 'sharp';
import { mostUnpacked } from './byteSource';

/** How a file of each kind begins. */
const beginnings = [
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from('RIFF', 'latin1'),
] as const;

/** An image beyond this many pixels is refused. */
const mostPixels = 2 ** 28;
/** A file of a few bytes may promise any size: beyond this many pixels it has to have the bytes for them. */
const fewPixels = 2 ** 24;

/** The most pixels that a file of so many bytes is believed to hold. */
function pixelsIn(bytes: number): number {
  return Math.min(mostPixels, Math.max(fewPixels, bytes * mostUnpacked));
}

export type Decoded =
  | { readonly pixels: Uint8Array; readonly warning?: string }
  | { readonly problem: string; readonly byte: number };

/**
 * Decodes a PNG, JPEG or WebP to `side` x `side` sRGB bytes, [side, side, 3]: turned upright, scaled to cover the square
 * and cut to its middle; what is transparent becomes white. Undefined where the decoder finds anything wrong.
 */
export function decodeImage(bytes: Uint8Array, side: number): Promise<Uint8Array | undefined> {
  return pixelsOf(bytes, side, 'warning').catch(() => undefined);
}

/**
 * What is wrong with an image that decodeImage does not take: what decoders put right by themselves is a warning, an image
 * that is cut off a problem. Nothing else may be decoded meanwhile: libvips keeps its words in one place for all.
 */
export async function examineImage(bytes: Uint8Array, side: number): Promise<Decoded> {
  if (bytes.length === 0) return { problem: 'is empty.', byte: 0 };
  if (!isImage(bytes)) return { problem: 'is no PNG, JPEG or WebP image.', byte: 0 };
  try {
    return { pixels: await pixelsOf(bytes, side, 'warning') };
  } catch (thrown) {
    return problemOf(thrown, bytes.length) ?? decodedLeniently(bytes, side, reasonOf(thrown));
  }
}

function isImage(bytes: Uint8Array): boolean {
  return beginnings.some((beginning) => beginning.equals(bytes.subarray(0, beginning.length)));
}

/** What no decoder can put right: pixels that are not there. */
function problemOf(thrown: unknown, length: number): Decoded | undefined {
  const reason = reasonOf(thrown);
  if (/premature end/i.test(reason)) return cutOff(length, reason);
  if (!/pixel limit/i.test(reason)) return undefined;
  const [pixels, held] = [formatCount(pixelsIn(length)), formatCount(length)];
  return { problem: `promises more than ${pixels} pixels, too many for its ${held} bytes.`, byte: 0 };
}

async function decodedLeniently(bytes: Uint8Array, side: number, reason: string): Promise<Decoded> {
  try {
    const pixels = await pixelsOf(bytes, side, 'error');
    const what = reason === '' ? '' : ` (${reason})`;
    return { pixels, warning: `is damaged a little, which decoders step over${what}.` };
  } catch (thrown) {
    return cutOff(bytes.length, reasonOf(thrown));
  }
}

function cutOff(length: number, reason: string): Decoded {
  return {
    problem: `cannot be decoded up to its end at byte ${formatCount(length)}: ${reason}.`,
    byte: length,
  };
}

async function pixelsOf(bytes: Uint8Array, side: number, failOn: 'warning' | 'error'): Promise<Uint8Array> {
  if (!isImage(bytes)) throw new Error('it is of no kind that is read');
  const pixels = await sharp(bytes, { failOn, limitInputPixels: pixelsIn(bytes.length) })
    .autoOrient()
    .resize(side, side, { fit: 'cover' })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer();
  if (pixels.length !== side * side * 3) throw new Error(`it has ${pixels.length} values`);
  return pixels;
}

/** The last line that says what is wrong; the library adds one on how it was told to take it. */
function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('failOn'));
  return lines.at(-1)?.trim().replace(/\.+$/, '') ?? '';
}
