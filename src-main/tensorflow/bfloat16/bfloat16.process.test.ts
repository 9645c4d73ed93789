import type { Tensor } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../backend';
import { LowPrecision } from '../native/lowPrecision';
import { type NativeBackend, withBinding, wrapBinding } from '../native/nativeBinding';
import { nativeOps } from '../native/nativeOps';
import type { Backend } from '../program/types';
import { multipliesBfloat16 } from '../testing/multipliesBfloat16';
import { bfloat16In } from './bfloat16';

/** A quarter of the distance between 1 and the next bfloat16: it is rounded away. */
const quarter = 2 ** -9;
/** bfloat16's 1/3. */
const third = 0.333984375;

// A processor without ops of the type computes every run in float32 (src-main/arithmetic).
const ways = multipliesBfloat16() ? (['bfloat16', 'float32'] as const) : (['float32'] as const);

describe.each(ways)('a program in bfloat16, computed in %s', (arithmetic) => {
  let backend: Backend;
  let native: NativeBackend;
  beforeAll(async () => {
    backend = await loadBackend();
    native = backend.tf.backend() as unknown as NativeBackend;
  });

  /** The values of what `compute` makes, read where they were made. */
  function lowered(compute: (ops: ReturnType<typeof nativeOps>, tf: Backend['tf']) => Tensor[]): number[][] {
    const lowPrecision = new LowPrecision();
    const precision = bfloat16In(arithmetic, lowPrecision)(native.binding);
    const { tf } = backend;
    try {
      return withBinding(native, precision.binding, () =>
        compute(nativeOps(tf, native, lowPrecision), tf).map((tensor) => Array.from(tensor.dataSync())),
      );
    } finally {
      precision.close();
    }
  }

  it('multiplies values that are rounded to it', () => {
    const [[product]] = lowered((ops, tf) => [
      ops.matMul(tf.tensor2d([[1 + quarter, 2]]), tf.tensor2d([[3], [1 / 3]])),
    ]) as [[number]];
    const exact = 3 + 2 * third;
    // An op of the type rounds what it gives as well, to one of 64 between 3 and 4; libraries round the sum otherwise.
    if (arithmetic === 'float32') expect(product).toBe(exact);
    else expect([Math.floor(exact * 64) / 64, Math.ceil(exact * 64) / 64]).toContain(product);
  });

  it('rounds what a convolution and its gradients multiply', () => {
    const values = lowered((ops, tf) => {
      const [x, w] = [tf.fill([1, 1, 1, 1], 1 + quarter), tf.fill([1, 1, 1, 1], 1 / 3)];
      const gradients = tf.grads((a: Tensor, b: Tensor) => tf.mul(ops.conv2d(a, b, 1), 1 + quarter));
      return [ops.conv2d(x, w, 1), ...gradients([x, w])];
    });
    expect(values).toEqual([[third], [third], [1]]);
  });

  it('leaves everything else in float32', () => {
    expect(lowered((_ops, tf) => [tf.mul(tf.scalar(1 + quarter), 1)])).toEqual([[1 + quarter]]);
  });

  it('deletes every copy that it makes', () => {
    const live = new Set<number>();
    const plain = native.binding;
    const counting = wrapBinding(plain, {
      createTensor: (...request) => noted(plain.createTensor(...request)),
      executeOp: (...request) => {
        const outputs = plain.executeOp(...request);
        for (const { id } of outputs) noted(id);
        return outputs;
      },
      deleteTensor: (id) => {
        live.delete(id);
        plain.deleteTensor(id);
      },
    });
    const noted = (id: number) => {
      live.add(id);
      return id;
    };
    withBinding(native, counting, () =>
      backend.tf.tidy(() => {
        lowered((ops, tf) => {
          const [x, w] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])];
          return tf.grads((a: Tensor, b: Tensor) => ops.matMul(a, b))([x, w]);
        });
        expect(live.size).toBeGreaterThan(0);
      }),
    );
    expect(live.size).toBe(0);
  });
});
