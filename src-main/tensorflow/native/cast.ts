import { attributesOf } from './attributes';
import type { NativeBinding } from './nativeBinding';

/** A copy of a tensor in another dtype. */
export function cast(binding: NativeBinding, id: number, from: number, to: number): number {
  const attribute = attributesOf(binding);
  const [copy] = binding.executeOp(
    'Cast',
    [attribute.type('SrcT', from), attribute.type('DstT', to), attribute.bool('Truncate', false)],
    [id],
    1,
  );
  if (copy === undefined) throw new Error('Cast gave no output');
  return copy.id;
}
