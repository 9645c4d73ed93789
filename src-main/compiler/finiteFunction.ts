import type { LaneTensors, Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';
import type { StepFunction } from '../tensorflow';
import type { Model, ModelTools } from './model';
import { type StepShape, stepFeeds, stepRequest } from './trainFunction';

export const finiteFunctionName = 'finite';

/** The output that holds, for each node in the order of the forward pass, how many of its numbers are not finite, and how many there are. */
export const notFiniteOutput = 'not-finite';

/**
 * The forward pass of a training step, each node with what it gave that is not finite. It is for the step that failed
 * and is never recorded, so that the others do not pay for it.
 */
export function finiteFunction(model: Model, tools: ModelTools, shape: StepShape): StepFunction {
  const { tf } = tools;
  return {
    name: finiteFunctionName,
    feeds: stepFeeds(model, shape),
    run: (feeds, read) => ({
      outputs: {
        [notFiniteOutput]: () => {
          const { values } = model.forward(stepRequest(model, tools, feeds, read));
          return tf.stack([...values.values()].flatMap((outputs) => counted(tf, outputs)));
        },
      },
      updates: [],
    }),
  };
}

/** Two scalars. */
function counted(tf: Tf, outputs: LaneTensors): readonly Tensor[] {
  const all = Object.values(outputs)
    .flat()
    .filter(({ dtype }) => dtype === 'float32');
  // Infinity less itself is not a number, and neither that nor one that is none equals zero.
  const broken = all.map((x) => tf.sum(tf.cast(tf.notEqual(tf.sub(x, x), 0), 'float32')));
  const size = all.reduce((sum, x) => sum + x.size, 0);
  return [broken.length === 0 ? tf.scalar(0) : tf.addN(broken), tf.scalar(size)];
}
