import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../backend';
import type { Backend, Executor } from '../program/types';

/** Large enough to be computed in shards. */
const count = 1 << 19;
const runs = 25;

/** 1 to 2, a thousand different values, whose sums round. */
function values(phase: number): Float32Array {
  return Float32Array.from(
    { length: count },
    (_, index) => 1 + ((index * 7919 + phase * 104_729) % 1009) / 1009,
  );
}

describe('a sum of three tensors in a recorded step', () => {
  let backend: Backend;
  let executor: Executor;
  let folder: string;
  const feeds = { a: values(1), b: values(2), c: values(3) };

  beforeAll(async () => {
    backend = await loadBackend();
    folder = mkdtempSync(join(tmpdir(), 'collapse-lab-'));
    const { tf } = backend;
    const feed = { dtype: 'float32', shape: [count] } as const;
    const recording = backend.replay!.record({
      program: {
        variables: [],
        precision: 'float32',
        functions: [
          {
            name: 'sums',
            feeds: { a: feed, b: feed, c: feed },
            run: ({ a, b, c }) => {
              // Only the last term's buffer is free to hold the sum, so that AddN begins with it. TensorFlow's
              // optimiser trusts in the shape of a tensor that is reshaped, not in that of a feed.
              const shaped = (x: Tensor | undefined) => tf.reshape(x!, [2, count / 2]);
              const terms = () => [shaped(a), shaped(b), tf.mul(shaped(c), 1e3)] as [Tensor, Tensor, Tensor];
              return {
                outputs: {
                  chain: () => {
                    const [x, y, z] = terms();
                    // What is fetched itself is left alone.
                    return tf.neg(tf.add(tf.add(x, y), z));
                  },
                  list: () => tf.neg(tf.addN(terms())),
                },
                updates: [],
              };
            },
          },
        ],
      },
      examples: { sums: feeds },
      check: { name: 'sums', outputs: ['chain'] },
      folder,
    });
    executor = recording.executor;
    expected = recording.eagerOutputs.chain!;
  });
  afterAll(() => {
    executor.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let expected: Float32Array;

  it.each(['chain', 'list'])('is added from the left, bit for bit, each time: %s', (output) => {
    for (let run = 0; run < runs; run += 1) {
      const { [output]: found } = executor.look('sums', feeds, [output]);
      expect(Buffer.compare(bytes(found!), bytes(expected)), `run ${run}`).toBe(0);
    }
  });
});

function bytes(tensor: Float32Array): Buffer {
  return Buffer.from(tensor.buffer, tensor.byteOffset, tensor.byteLength);
}
