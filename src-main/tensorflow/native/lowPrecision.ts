/** Which inputs of the ops that may run in low precision are tensors of it; the others are integer shapes. */
const lowPrecisionInputs: Readonly<Record<string, readonly number[]>> = {
  MatMul: [0, 1],
  Conv2D: [0, 1],
  Conv2DBackpropInput: [1, 2],
  Conv2DBackpropFilter: [0, 2],
};

/**
 * Marks the ops that may run in a lower precision: the convolutions and matrix products of modules, forward and
 * backward. Outside `within` every op keeps float32 (losses, statistics, augmentation).
 */
export class LowPrecision {
  #depth = 0;

  /** The inputs of an op that is marked now, by position; none of any other. */
  inputsOf(op: string): readonly number[] {
    return this.#depth > 0 ? (lowPrecisionInputs[op] ?? []) : [];
  }

  within<T>(body: () => T): T {
    this.#depth += 1;
    try {
      return body();
    } finally {
      this.#depth -= 1;
    }
  }
}
