import { stepsPerEpoch } from '@shared/training';

/**
 * The training-set indices of each step's batch: every epoch a new shuffle that depends only on (seed, epoch),
 * so that a resumed run and a run that differs in one node see the same batches.
 */
export class BatchOrder {
  readonly #perEpoch: number;
  #epoch = -1;
  #order: Int32Array;

  constructor(
    private readonly count: number,
    private readonly batch: number,
    private readonly seed: number,
  ) {
    this.#perEpoch = stepsPerEpoch(count, batch);
    this.#order = new Int32Array(count);
  }

  /** [batch] int32, a view that is valid until the next epoch begins. */
  at(step: number): Int32Array {
    const epoch = Math.floor(step / this.#perEpoch);
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#order = shuffled(this.count, this.seed, epoch);
    }
    const start = (step % this.#perEpoch) * this.batch;
    return this.#order.subarray(start, start + this.batch);
  }
}

/** A Fisher-Yates shuffle of 0..count-1. */
export function shuffled(count: number, seed: number, epoch: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const random = generator(seed, epoch);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}

/** mulberry32 over a mix of both numbers: uniform in [0, 1). */
function generator(seed: number, epoch: number): () => number {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(epoch + 1, 0xc2b2ae35)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
