/** Which inputs of the ops that lower are tensors of that precision; the others are integer shapes. */
const lowered: Readonly<Record<string, readonly number[]>> = {
  MatMul: [0, 1],
  Conv2D: [0, 1],
  Conv2DBackpropInput: [1, 2],
  Conv2DBackpropFilter: [0, 2],
};

/**
 * Marks the ops that may run in a lower precision: the convolutions and matrix products of modules, forward and
 * backward. Outside `lowered` every op keeps float32 (losses, statistics, augmentation).
 */
export class Lowering {
  #depth = 0;

  /** The inputs of an op that is marked now, by position; none of any other. */
  inputsOf(op: string): readonly number[] {
    return this.#depth > 0 ? (lowered[op] ?? []) : [];
  }

  lowered<T>(body: () => T): T {
    this.#depth += 1;
    try {
      return body();
    } finally {
      this.#depth -= 1;
    }
  }
}
