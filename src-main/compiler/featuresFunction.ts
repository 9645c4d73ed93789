import { LabError } from '@shared/errors';
import { analyse } from '@shared/graph';
import type { StepFunction } from '../tensorflow';
import type { Model, ModelTools } from './model';
import type { ImageShape } from './trainFunction';

export const featuresFunctionName = 'features';
export const featuresOutput = 'features';
export const featuresFeed = 'images';

/** The backbone's output [batch, dim] for images as they are, in evaluation mode: what kNN and linear probes read. */
export function featuresFunction(
  model: Model,
  { tf }: ModelTools,
  image: ImageShape,
  batch: number,
): StepFunction {
  const { backbone: encoder } = analyse(model.document);
  if (encoder === null) throw new LabError('document-invalid', 'There is no encoder to measure accuracy on');
  return {
    name: featuresFunctionName,
    feeds: {
      [featuresFeed]: { dtype: 'uint8', shape: [batch, image.height, image.width, image.channels] },
    },
    run: (feeds, read) => {
      const images = feeds[featuresFeed];
      if (images === undefined) throw new LabError('internal', 'The features function got no images');
      const none = tf.zeros([1], 'int32');
      const { values } = model.forward(
        {
          images: tf.div(images, 255),
          indices: none,
          training: false,
          batch,
          seed: none,
          read,
          scheduled: () => tf.scalar(1),
        },
        encoder.node,
      );
      const features = values.get(encoder.node)?.[encoder.port]?.[0];
      if (features === undefined)
        throw new LabError('internal', `The encoder "${encoder.node}" gave no features`, {
          node: encoder.node,
        });
      return { outputs: { [featuresOutput]: () => features }, updates: [] };
    },
  };
}
