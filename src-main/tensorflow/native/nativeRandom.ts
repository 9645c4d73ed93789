import type { Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';
import type { Stateless } from '../program/types';
import { attributesOf } from './attributes';
import type { NativeBackend } from './nativeBinding';

/** Odd and irregular, so that a stream of one run seed is no other stream of the next. */
const oddFactor = 0x9e3779b1 | 0;

/** TensorFlow's StatelessRandom ops; the stream is folded into the fed seed inside the graph. */
export function nativeRandom(tf: Tf, backend: NativeBackend): Stateless {
  const attribute = attributesOf(backend.binding);
  const keyOf = (seed: Tensor, stream: number) =>
    tf.add(tf.mul(seed, tf.tensor1d([oddFactor, 1], 'int32')), tf.tensor1d([stream, 0], 'int32'));
  const draw = (op: string, seed: Tensor, stream: number, shape: readonly number[]) =>
    backend.executeSingleOutput(
      op,
      [attribute.float('dtype'), attribute.int32('T'), attribute.int32('Tseed')],
      [tf.tensor1d([...shape], 'int32'), keyOf(seed, stream)],
    );
  return {
    uniform: (seed, stream, shape, low, high) =>
      tf.add(tf.mul(draw('StatelessRandomUniform', seed, stream, shape), high - low), low),
    normal: (seed, stream, shape, mean, std) =>
      tf.add(tf.mul(draw('StatelessRandomNormal', seed, stream, shape), std), mean),
  };
}
