import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { attributesOf } from './attributes';
import { cast } from './cast';
import { dtypes, idOf, type NativeBackend } from './nativeBinding';

/**
 * Singular values [min(n, d)], rising, of a matrix [n, d]: the roots of the eigenvalues of its smaller Gram matrix. In
 * float32 a product would bury all that lie below a thousandth of the largest, so that it is taken in float64.
 */
export function nativeSingularValues(backend: NativeBackend, matrix: Tensor2D): Tensor {
  const { binding } = backend;
  const attribute = attributesOf(binding);
  const double = attribute.type('T', dtypes.float64);
  const held: number[] = [];
  const keep = (id: number) => {
    held.push(id);
    return id;
  };
  const run = (op: string, attributes: Parameters<typeof binding.executeOp>[1], inputs: number[]) => {
    const outputs = binding.executeOp(op, attributes, inputs, op === 'SelfAdjointEigV2' ? 2 : 1);
    return keep(outputs.map(({ id }) => keep(id))[0] ?? 0);
  };
  const wide = matrix.shape[0] < matrix.shape[1];
  const rows = keep(cast(binding, idOf(backend, matrix), dtypes.float32, dtypes.float64));
  const gram = run(
    'MatMul',
    [double, attribute.bool('transpose_a', !wide), attribute.bool('transpose_b', wide)],
    [rows, rows],
  );
  const squares = run('SelfAdjointEigV2', [double, attribute.bool('compute_v', false)], [gram]);
  // Rounding leaves what should be 0 on either side of it.
  const roots = run('Sqrt', [double], [run('Relu', [double], [squares])]);
  const id = cast(binding, roots, dtypes.float64, dtypes.float32);
  for (const one of new Set(held)) binding.deleteTensor(one);
  return backend.createOutputTensor({ id, shape: [Math.min(...matrix.shape)], dtype: dtypes.float32 });
}
