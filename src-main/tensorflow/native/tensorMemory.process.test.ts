import { beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../backend';
import { dtypes, type NativeBackend, type NativeBinding } from './nativeBinding';

const count = 256;

describe('a tensor that is made from a typed array', () => {
  let binding: NativeBinding;
  beforeAll(async () => {
    binding = ((await loadBackend()).tf.backend() as unknown as NativeBackend).binding;
  });

  it('shares no memory with it, however the array is aligned', () => {
    // One of sixteen neighbouring places is a multiple of 64 bytes, which TensorFlow takes without a copy.
    const memory = new Float32Array(count + 16);
    for (let offset = 0; offset < 16; offset += 1) {
      const values = memory.subarray(offset, offset + count).fill(1);
      const id = binding.createTensor([count], dtypes.float32, values);
      values.fill(2);
      expect(
        Array.from(binding.tensorDataSync(id)).every((value) => value === 1),
        `offset ${offset}`,
      ).toBe(true);
      binding.deleteTensor(id);
    }
  });
});
