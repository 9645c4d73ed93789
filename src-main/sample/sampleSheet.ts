import sharp from 'sharp';
import type { ImageSet } from '../data';

/** Images side by side on a sheet. */
export const sheetColumns = 32;

/** The images at `indices` of a set as one PNG, in rows of sheetColumns. */
export function sampleSheet(set: ImageSet, indices: Int32Array): Promise<Buffer> {
  const { width, height, channels } = set;
  const count = indices.length;
  const rows = Math.ceil(count / sheetColumns);
  const stride = sheetColumns * width * channels;
  const sheet = Buffer.alloc(rows * height * stride);
  const line = width * channels;
  const images = set.gather(indices);
  for (let index = 0; index < count; index += 1) {
    const top = Math.floor(index / sheetColumns) * height * stride + (index % sheetColumns) * line;
    for (let y = 0; y < height; y += 1) {
      const from = (index * height + y) * line;
      sheet.set(images.subarray(from, from + line), top + y * stride);
    }
  }
  const raw = { width: sheetColumns * width, height: rows * height, channels: 3 } as const;
  return sharp(sheet, { raw }).png().toBuffer();
}
