import sharp from 'sharp';
import { colourChannels } from '../reading/dataset';
import { readBytes } from '../reading/files';
import { grouped, invalid } from '../reading/invalid';

/** How a file of each kind begins. */
const beginnings = [
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from('RIFF', 'latin1'),
] as const;

/**
 * Decodes a PNG, JPEG or WebP to `size` x `size` sRGB bytes in `target`, [size, size, 3]: turned upright, scaled to
 * cover the square and cut to its middle; what is transparent becomes white.
 * @throws LabError `data-missing`, or `data-invalid` with file and byte.
 */
export async function decodeImage(
  file: string,
  size: number,
  target: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const bytes = await readBytes(file, signal);
  if (!beginnings.some((beginning) => beginning.equals(bytes.subarray(0, beginning.length))))
    throw invalid(file, 'is no PNG, JPEG or WebP image.', { byte: 0 });
  try {
    const pixels = await sharp(bytes)
      .autoOrient()
      .resize(size, size, { fit: 'cover' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer();
    if (pixels.length !== size * size * colourChannels) throw new Error(`it has ${pixels.length} values`);
    target.set(pixels);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid(
      file,
      `cannot be decoded up to its end at byte ${grouped(bytes.length)}: ${reason}.`,
      { byte: bytes.length },
      cause,
    );
  }
}
