import { formatCount } from '@shared/metric';
import sharp from 'sharp';

/** How a file of each kind begins. */
const beginnings = [
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from('RIFF', 'latin1'),
] as const;

/** An image beyond this many pixels is refused: a file of a few bytes may promise any size. */
const mostPixels = 2 ** 28;

export type Decoded =
  | { readonly pixels: Uint8Array; readonly warning?: string }
  | { readonly problem: string; readonly byte: number };

/**
 * Decodes a PNG, JPEG or WebP to `side` x `side` sRGB bytes, [side, side, 3]: turned upright, scaled to cover the square
 * and cut to its middle; what is transparent becomes white. What decoders put right by themselves is a warning, an image
 * that is cut off a problem.
 */
export async function decodeImage(bytes: Uint8Array, side: number): Promise<Decoded> {
  if (bytes.length === 0) return { problem: 'is empty.', byte: 0 };
  if (!beginnings.some((beginning) => beginning.equals(bytes.subarray(0, beginning.length))))
    return { problem: 'is no PNG, JPEG or WebP image.', byte: 0 };
  try {
    return { pixels: await pixelsOf(bytes, side, 'warning') };
  } catch (thrown) {
    const reason = reasonOf(thrown);
    const warning = `is damaged a little, which decoders step over${reason === '' ? '' : ` (${reason})`}.`;
    try {
      return {
        pixels: await pixelsOf(bytes, side, 'error'),
        warning: `was decoded with a warning: ${warning}.`,
      };
    } catch (second) {
      return {
        problem: `cannot be decoded up to its end at byte ${formatCount(bytes.length)}: ${reasonOf(second)}.`,
        byte: bytes.length,
      };
    }
  }
}

async function pixelsOf(bytes: Uint8Array, side: number, failOn: 'warning' | 'error'): Promise<Uint8Array> {
  const pixels = await sharp(bytes, { failOn, limitInputPixels: mostPixels })
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
