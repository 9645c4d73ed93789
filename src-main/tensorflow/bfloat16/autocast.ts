import { cast } from '../native/cast';
import type { LowPrecision } from '../native/lowPrecision';
import {
  dtypes,
  type NativeBinding,
  type OpAttribute,
  type OutputMetadata,
  wrapBinding,
} from '../native/nativeBinding';
import { TensorCopies } from '../native/tensorCopies';

/**
 * Ops that stay in bfloat16 when the inputs named first are: cheap maps, and batch norm, whose statistics
 * (type U) stay float32. The second list is what must be of the same type.
 */
const following: Readonly<Record<string, { decide: readonly number[]; cast: readonly number[] }>> = {
  Relu: { decide: [0], cast: [0] },
  ReluGrad: { decide: [1], cast: [0, 1] },
  FusedBatchNormV3: { decide: [0], cast: [0] },
  FusedBatchNormGradV3: { decide: [1], cast: [0, 1] },
  Reshape: { decide: [0], cast: [0] },
  MaxPool: { decide: [0], cast: [0] },
  MaxPoolGrad: { decide: [0], cast: [0, 1, 2] },
};

/** Both inputs must already be bfloat16: a mixed sum is float32. */
const sums: ReadonlySet<string> = new Set(['AddV2']);

/** Ops whose T is not what flows through. */
const keepsAttributes: ReadonlySet<string> = new Set(['Cast']);

/**
 * bfloat16 autocast at the binding, the same for eager and recorded steps. Convolutions and matrix products that
 * modules mark (LowPrecision) take bfloat16; what follows them stays so as the tables say; everything else gets float32.
 * tfjs never sees the type: outputs are announced as float32 and reads are cast first.
 */
export class Autocast {
  readonly binding: NativeBinding;
  readonly #low = new Set<number>();
  /** The bfloat16 copy of a float32 tensor, and the float32 copy of a bfloat16 one. */
  readonly #casts: TensorCopies;

  constructor(
    private readonly inner: NativeBinding,
    private readonly lowPrecision: LowPrecision,
  ) {
    this.binding = wrapBinding(inner, {
      executeOp: (op, attributes, inputs, outputs) => this.#execute(op, attributes, inputs, outputs),
      tensorDataSync: (id) => inner.tensorDataSync(this.toFloat(id)),
      deleteTensor: (id) => this.#forget(id),
    });
    this.#casts = new TensorCopies(inner, (id) => this.#cast(id));
  }

  /** The tensor, or its float32 copy if it is bfloat16. */
  toFloat(id: number): number {
    return this.#low.has(id) ? this.#casts.of(id) : id;
  }

  /** Deletes the copies that are left. */
  close(): void {
    this.#casts.clear();
    this.#low.clear();
  }

  #execute(op: string, attributes: OpAttribute[], inputs: number[], outputs: number): OutputMetadata[] {
    const positions = this.#loweredInputs(op, inputs);
    const isLow = positions.length > 0;
    const ids = inputs.map((id, position) =>
      positions.includes(position) ? this.#toLow(id) : this.toFloat(id),
    );
    const typed = isLow && !keepsAttributes.has(op) ? attributes.map(loweredType) : attributes;
    return this.inner.executeOp(op, typed, ids, outputs).map((output) => {
      if (output.dtype !== dtypes.bfloat16) return output;
      this.#low.add(output.id);
      return { ...output, dtype: dtypes.float32 };
    });
  }

  /** Positions of the inputs to cast to bfloat16; none if the op runs in float32. */
  #loweredInputs(op: string, inputs: readonly number[]): readonly number[] {
    const marked = this.lowPrecision.inputsOf(op);
    if (marked.length > 0) return marked;
    const low = (position: number) => this.#low.has(inputs[position] ?? -1);
    if (sums.has(op)) return low(0) && low(1) ? [0, 1] : [];
    const rule = following[op];
    return rule?.decide.every(low) ? rule.cast : [];
  }

  #toLow(id: number): number {
    return this.#low.has(id) ? id : this.#casts.of(id);
  }

  #cast(id: number): number {
    if (this.#low.has(id)) return cast(this.inner, id, dtypes.bfloat16, dtypes.float32);
    const copy = cast(this.inner, id, dtypes.float32, dtypes.bfloat16);
    this.#low.add(copy);
    return copy;
  }

  #forget(id: number): void {
    const copy = this.#casts.forget(id);
    if (copy !== undefined) this.#low.delete(copy);
    this.#low.delete(id);
    this.inner.deleteTensor(id);
  }
}

function loweredType(attribute: OpAttribute): OpAttribute {
  return attribute.name === 'T' ? { ...attribute, value: dtypes.bfloat16 } : attribute;
}
