import type { Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';
import { attributesOf } from './attributes';
import type { NativeBackend } from './nativeBinding';
import type { Stateless } from './types';

/** TensorFlow's StatelessRandom ops; the stream is folded into the fed seed inside the graph. */
export function nativeRandom(tf: Tf, backend: NativeBackend): Stateless {
  const attribute = attributesOf(backend.binding);
  const draw = (op: string, seed: Tensor, stream: number, shape: readonly number[]) =>
    backend.executeSingleOutput(
      op,
      [attribute.float('dtype'), attribute.int32('T'), attribute.int32('Tseed')],
      [tf.tensor1d([...shape], 'int32'), tf.add(seed, tf.tensor1d([stream, 0], 'int32'))],
    );
  return {
    uniform: (seed, stream, shape, low, high) =>
      tf.add(tf.mul(draw('StatelessRandomUniform', seed, stream, shape), high - low), low),
    normal: (seed, stream, shape, mean, std) =>
      tf.add(tf.mul(draw('StatelessRandomNormal', seed, stream, shape), std), mean),
  };
}
