import { cast } from '../native/cast';
import type { LowPrecision } from '../native/lowPrecision';
import { dtypes, type NativeBinding, wrapBinding } from '../native/nativeBinding';
import { TensorCopies } from '../native/tensorCopies';

/**
 * bfloat16 for a processor that multiplies float32 faster: what the marked ops multiply is rounded to bfloat16 and
 * multiplied in float32. The products are the same, for a bfloat16 multiplier adds up in float32 as well.
 */
export class Rounding {
  readonly binding: NativeBinding;
  readonly #rounded: TensorCopies;

  constructor(inner: NativeBinding, lowPrecision: LowPrecision) {
    const rounded = new TensorCopies(inner, (id) => round(inner, id));
    this.#rounded = rounded;
    this.binding = wrapBinding(inner, {
      executeOp: (op, attributes, inputs, outputs) => {
        const positions = lowPrecision.inputsOf(op);
        const ids = inputs.map((id, position) => (positions.includes(position) ? rounded.of(id) : id));
        return inner.executeOp(op, attributes, ids, outputs);
      },
      deleteTensor: (id) => {
        rounded.forget(id);
        inner.deleteTensor(id);
      },
    });
  }

  toFloat(id: number): number {
    return id;
  }

  close(): void {
    this.#rounded.clear();
  }
}

/** A float32 tensor of the bfloat16 values nearest to those of another. */
function round(binding: NativeBinding, id: number): number {
  const low = cast(binding, id, dtypes.float32, dtypes.bfloat16);
  const rounded = cast(binding, low, dtypes.bfloat16, dtypes.float32);
  binding.deleteTensor(low);
  return rounded;
}
