import type { EmbeddingSpace } from '@shared/api';
import { LabError } from '@shared/errors';
import { analyse, type Endpoint } from '@shared/graph';
import type { Tensor } from '@tensorflow/tfjs';
import type { StepFunction } from '../tensorflow';
import type { ForwardRequest, Model, ModelTools } from './model';
import type { ImageShape } from './trainFunction';

export const featuresFunctionName = 'features';
export const featuresFeed = 'images';

/**
 * What the backbone and the representation z give, each [batch, dim], for images as they are, in evaluation mode; the
 * outputs are named by embeddingSpaces. Accuracy is measured on the backbone.
 */
export function featuresFunction(
  model: Model,
  { tf }: ModelTools,
  image: ImageShape,
  batch: number,
): StepFunction {
  const { backbone: encoder, taps } = analyse(model.document);
  if (encoder === null) throw new LabError('document-invalid', 'There is no encoder to measure accuracy on');
  const representation = taps.find(({ primary }) => primary) ?? encoder;
  return {
    name: featuresFunctionName,
    feeds: {
      [featuresFeed]: { dtype: 'uint8', shape: [batch, image.height, image.width, image.channels] },
    },
    run: (feeds, read) => {
      const images = feeds[featuresFeed];
      if (images === undefined) throw new LabError('internal', 'The features function got no images');
      const none = tf.zeros([1], 'int32');
      const embeddingAt = ({ node, port }: Pick<Endpoint, 'node' | 'port'>): Tensor => {
        const request: ForwardRequest = {
          images: tf.div(images, 255),
          indices: none,
          training: false,
          batch,
          seed: none,
          read,
          scheduled: () => tf.scalar(1),
        };
        const value = model.forward(request, node).values.get(node)?.[port]?.[0];
        if (value === undefined)
          throw new LabError('internal', `The node "${node}" gave no features`, { node });
        return value;
      };
      const outputs = {
        backbone: () => embeddingAt(encoder),
        representation: () => embeddingAt(representation),
      } satisfies Record<EmbeddingSpace, () => Tensor>;
      return { outputs, updates: [] };
    },
  };
}
