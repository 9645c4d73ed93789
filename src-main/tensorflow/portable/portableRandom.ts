import type { Tf } from '@shared/node';
import { mixBits } from '@shared/numbers';
import type { Tensor } from '@tensorflow/tfjs';
import type { Stateless } from '../program/types';

/** Random tensors hashed from (seed, step, stream, index) in JavaScript, for the rungs without TensorFlow. */
export function portableRandom(tf: Tf): Stateless {
  const uniforms = (seed: Tensor, stream: number, count: number): Float32Array => {
    const [run = 0, step = 0] = seed.dataSync();
    const key = mixBits(mixBits(mixBits(run) ^ step) ^ stream);
    return Float32Array.from(
      { length: count },
      (_, index) => (mixBits(key ^ mixBits(index + 1)) >>> 8) / 2 ** 24,
    );
  };
  return {
    uniform: (seed, stream, shape, low, high) =>
      tf.tensor(
        uniforms(seed, stream, sizeOf(shape)).map((value) => low + value * (high - low)),
        [...shape],
      ),
    normal: (seed, stream, shape, mean, std) => {
      const count = sizeOf(shape);
      const drawn = uniforms(seed, stream, 2 * count);
      // Box-Muller
      const values = Float32Array.from({ length: count }, (_, index) => {
        const radius = Math.sqrt(-2 * Math.log(1 - (drawn[2 * index] ?? 0)));
        return mean + std * radius * Math.cos(2 * Math.PI * (drawn[2 * index + 1] ?? 0));
      });
      return tf.tensor(values, [...shape]);
    },
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, side) => size * side, 1);
}
