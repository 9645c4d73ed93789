import type { EmbeddingSpace } from '@shared/api';
import type { Rows } from '@shared/metric';
import { featureFeeds, featureFunctions } from '../../compiler';
import type { ImageSet } from '../../data';
import type { Executor } from '../../tensorflow';

/** Images of 32 x 32 that a forward pass of the evaluation takes at once; of larger ones as many pixels. */
const usualBatch = 250;
const usualPixels = 32 * 32;

/** Images that a forward pass of the evaluation takes at once. */
export function evaluationBatchOf({ height, width }: Pick<ImageSet, 'height' | 'width'>): number {
  return Math.max(1, Math.floor(usualBatch * Math.min(1, usualPixels / (height * width))));
}

export type SpaceFeatures<Space extends EmbeddingSpace = EmbeddingSpace> = Readonly<Record<Space, Rows>>;

interface FeatureRequest<Space extends EmbeddingSpace> {
  readonly set: ImageSet;
  /** Places of the images in the set. */
  readonly indices: Int32Array;
  readonly spaces: readonly Space[];
  /** One augmentation of each image, the same for the same seed; as they are where it is left out. */
  readonly augmentSeed?: number;
}

/** The features of images in some spaces, in evaluation mode. */
export function featuresOf<Space extends EmbeddingSpace>(
  executor: Executor,
  { set, indices, spaces, augmentSeed }: FeatureRequest<Space>,
): SpaceFeatures<Space> {
  const parts = new Map<Space, Float32Array[]>(spaces.map((space) => [space, []]));
  const size = evaluationBatchOf(set);
  for (let start = 0; start < indices.length; start += size) {
    // The last batch is filled up with its last image.
    const batch = Int32Array.from(
      { length: size },
      (_, row) => indices[Math.min(start + row, indices.length - 1)] ?? 0,
    );
    const images = { [featureFeeds.images]: set.gather(batch) };
    const outputs =
      augmentSeed === undefined
        ? executor.run(featureFunctions.asTheyAre, images, spaces)
        : executor.run(
            featureFunctions.augmented,
            { ...images, [featureFeeds.seed]: Int32Array.of(augmentSeed, start) },
            spaces,
          );
    for (const space of spaces) parts.get(space)?.push(outputs[space] ?? new Float32Array());
  }
  const rows = spaces.map(
    (space) => [space, joined(parts.get(space) ?? [], { size, count: indices.length })] as const,
  );
  return Object.fromEntries(rows) as SpaceFeatures<Space>;
}

function joined(
  batches: readonly Float32Array[],
  { size: rows, count }: { readonly size: number; readonly count: number },
): Rows {
  const size = batches[0]?.length ?? 0;
  const dim = size / rows;
  const values = new Float32Array(count * dim);
  batches.forEach((batch, index) => {
    values.set(batch.subarray(0, Math.min(size, values.length - index * size)), index * size);
  });
  return { values, dim };
}

/** Example feeds of both functions, for recording. */
export function exampleFeatureFeeds(set: ImageSet) {
  const images = { [featureFeeds.images]: set.gather(new Int32Array(evaluationBatchOf(set))) };
  return {
    [featureFunctions.asTheyAre]: images,
    [featureFunctions.augmented]: { ...images, [featureFeeds.seed]: Int32Array.of(0, 0) },
  };
}
