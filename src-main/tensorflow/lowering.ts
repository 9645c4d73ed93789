/**
 * Marks the ops that may run in a lower precision: the convolutions and matrix products of modules, forward and
 * backward. Outside `lowered` every op keeps float32 (losses, statistics, augmentation).
 */
export class Lowering {
  #depth = 0;

  get active(): boolean {
    return this.#depth > 0;
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
