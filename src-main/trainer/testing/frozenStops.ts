import type { Tensor } from '@tensorflow/tfjs';
import type { Backend } from '../../tensorflow';

/**
 * A backend whose stop-gradients give the values of the first call again, so that a loss depends on the weights in
 * the way its gradient says: through the gradient path alone.
 */
export class FrozenStops {
  readonly backend: Backend;
  readonly #values: Float32Array[] = [];
  #next = 0;
  #frozen = false;

  constructor({ tf, ops, ...rest }: Backend) {
    this.backend = {
      ...rest,
      tf,
      ops: {
        ...ops,
        stopGradient: (x) => {
          if (!this.#frozen) {
            this.#values.push(Float32Array.from((x as Tensor).dataSync()));
            return ops.stopGradient(x);
          }
          const values = this.#values[this.#next] ?? new Float32Array();
          this.#next += 1;
          return tf.tensor(values, x.shape) as typeof x;
        },
      },
    };
  }

  /** Runs `body` with the values of the first time. */
  frozen<Result>(body: () => Result): Result {
    this.#frozen = true;
    this.#next = 0;
    try {
      return body();
    } finally {
      this.#frozen = false;
    }
  }
}
