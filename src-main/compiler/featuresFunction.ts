import { type EmbeddingSpace, embeddingSpaces } from '@shared/api';
import { LabError } from '@shared/errors';
import { analyse } from '@shared/graph';
import type { Tensor } from '@tensorflow/tfjs';
import type { StepFunction } from '../tensorflow';
import type { ForwardRequest, Model, ModelTools } from './model';
import type { ImageShape } from './trainFunction';

/** Functions that give features, their outputs named by embeddingSpaces. */
export const featureFunctions = { asTheyAre: 'features', augmented: 'augmented-features' } as const;
export const featureFeeds = { images: 'images', seed: 'seed' } as const;

/**
 * What the backbone and the representation z give, each [batch, dim], for images as they are, in evaluation mode. Each
 * half of the batch goes its own way, as views do in training: one way alone leaves a core idle where an op has one thread.
 */
export function featuresFunction(
  model: Model,
  tools: ModelTools,
  image: ImageShape,
  batch: number,
): StepFunction {
  const { tf } = tools;
  return {
    name: featureFunctions.asTheyAre,
    feeds: { [featureFeeds.images]: imagesFeed(image, batch) },
    run: (feeds, read) => {
      const images = given(feeds, featureFeeds.images);
      const halves = tf.split(images, [Math.floor(batch / 2), Math.ceil(batch / 2)]);
      const parts = halves
        .filter((half) => half.shape[0] !== 0)
        .map((half) => spaces(model, requestOf(tools, half, tf.zeros([1], 'int32'), read)));
      const joined = (space: EmbeddingSpace) => () => tf.concat(parts.map((part) => part[space]()));
      return {
        outputs: Object.fromEntries(embeddingSpaces.map((space) => [space, joined(space)])),
        updates: [],
      };
    },
  };
}

/** The same for one random augmentation of each image, which follows from the seed: int32 [2]. */
export function augmentedFunction(
  model: Model,
  tools: ModelTools,
  image: ImageShape,
  batch: number,
): StepFunction {
  return {
    name: featureFunctions.augmented,
    feeds: {
      [featureFeeds.images]: imagesFeed(image, batch),
      [featureFeeds.seed]: { dtype: 'int32', shape: [2] },
    },
    run: (feeds, read) => {
      const [images, seed] = [given(feeds, featureFeeds.images), given(feeds, featureFeeds.seed)];
      const request = requestOf(tools, images, seed, read);
      return { outputs: spaces(model, { ...request, augmenting: true }), updates: [] };
    },
  };
}

function imagesFeed({ height, width, channels }: ImageShape, batch: number) {
  return { dtype: 'uint8', shape: [batch, height, width, channels] } as const;
}

function given(feeds: Readonly<Record<string, Tensor>>, name: string): Tensor {
  const tensor = feeds[name];
  if (tensor === undefined) throw new LabError('internal', `The features function got no ${name}`);
  return tensor;
}

function requestOf(
  { tf }: ModelTools,
  images: Tensor,
  seed: Tensor,
  read: ForwardRequest['read'],
): ForwardRequest {
  return {
    images: tf.div(images, 255),
    indices: tf.zeros([1], 'int32'),
    training: false,
    augmenting: false,
    batch: images.shape[0] ?? 0,
    seed,
    read,
    scheduled: () => tf.scalar(1),
  };
}

/** The embedding in every space; the backbone is looked up on the way to the representation where it lies on it. */
function spaces(model: Model, request: ForwardRequest): Record<EmbeddingSpace, () => Tensor> {
  const { backbone, taps } = analyse(model.document);
  if (backbone === null) throw new LabError('document-invalid', 'There is no encoder to measure accuracy on');
  const representation = taps.find(({ role }) => role === 'representation') ?? backbone;
  const { values } = model.forward(request, representation.node);
  const embeddingAt = ({ node, port }: { readonly node: string; readonly port: string }): Tensor => {
    const all = values.has(node) ? values : model.forward(request, node).values;
    const value = all.get(node)?.[port]?.[0];
    if (value === undefined) throw new LabError('internal', `The node "${node}" gave no features`, { node });
    return value;
  };
  return { backbone: () => embeddingAt(backbone), representation: () => embeddingAt(representation) };
}
