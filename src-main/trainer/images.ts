import type { ImageSet } from '../data';

/** The images at `indices`, [indices, height, width, channels] as bytes. */
export function gatherImages(set: ImageSet, indices: Int32Array): Uint8Array {
  const size = set.height * set.width * set.channels;
  const batch = new Uint8Array(indices.length * size);
  indices.forEach((index, row) => {
    batch.set(set.images.subarray(index * size, (index + 1) * size), row * size);
  });
  return batch;
}
