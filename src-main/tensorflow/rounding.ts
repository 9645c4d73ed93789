import { cast } from './cast';
import type { Lowering } from './lowering';
import { dtypes, type NativeBinding, wrapBinding } from './nativeBinding';

/**
 * bfloat16 for a processor that multiplies float32 faster: what the marked ops multiply is rounded to bfloat16 and
 * multiplied in float32. The products are the same, for a bfloat16 multiplier adds up in float32 as well.
 */
export class Rounding {
  readonly binding: NativeBinding;
  /** Tensor -> its rounded copy, so that each is rounded once. */
  readonly #rounded = new Map<number, number>();

  constructor(
    private readonly inner: NativeBinding,
    lowering: Lowering,
  ) {
    this.binding = wrapBinding(inner, {
      executeOp: (op, attributes, inputs, outputs) => {
        const positions = lowering.inputsOf(op);
        const ids = inputs.map((id, position) => (positions.includes(position) ? this.#round(id) : id));
        return inner.executeOp(op, attributes, ids, outputs);
      },
      deleteTensor: (id) => {
        this.#forget(id);
        inner.deleteTensor(id);
      },
    });
  }

  toFloat(id: number): number {
    return id;
  }

  close(): void {
    for (const id of [...this.#rounded.keys()]) this.#forget(id);
  }

  #round(id: number): number {
    const known = this.#rounded.get(id);
    if (known !== undefined) return known;
    const low = cast(this.inner, id, dtypes.float32, dtypes.bfloat16);
    const rounded = cast(this.inner, low, dtypes.bfloat16, dtypes.float32);
    this.inner.deleteTensor(low);
    this.#rounded.set(id, rounded);
    return rounded;
  }

  #forget(id: number): void {
    const rounded = this.#rounded.get(id);
    if (rounded === undefined) return;
    this.inner.deleteTensor(rounded);
    this.#rounded.delete(id);
  }
}
