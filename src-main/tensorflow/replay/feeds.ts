import type { Tensor } from '@tensorflow/tfjs';
import { attributesOf } from '../native/attributes';
import { dtypes, type NativeBackend } from '../native/nativeBinding';

/** A fed tensor as tfjs knows it; bytes become float32, as tfjs has no byte type. */
export function feedTensor(
  backend: NativeBackend,
  id: number,
  shape: readonly number[],
  dtype: number,
): Tensor {
  if (dtype !== dtypes.uint8) return backend.createOutputTensor({ id, shape: [...shape], dtype });
  const attribute = attributesOf(backend.binding);
  const [float] = backend.binding.executeOp(
    'Cast',
    [
      attribute.type('SrcT', dtypes.uint8),
      attribute.type('DstT', dtypes.float32),
      attribute.bool('Truncate', false),
    ],
    [id],
    1,
  );
  backend.binding.deleteTensor(id);
  if (float === undefined) throw new Error('Cast gave no output');
  return backend.createOutputTensor(float);
}
