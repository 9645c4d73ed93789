/** Steps that the recent speed is taken over. */
const recentSteps = 20;

/** Time spent on a run, and the speed that follows from its steps. */
export class Pace {
  /** Seconds worked on the run, pauses left out. */
  seconds = 0;
  #images = 0;
  #trained = 0;
  #recent: number[] = [];

  /** @param clock milliseconds, monotonic */
  constructor(
    private readonly batch: number,
    private readonly clock: () => number,
  ) {}

  step<Result>(body: () => Result): Result {
    const { result, seconds } = this.#timed(body);
    this.#trained += seconds;
    this.#images += this.batch;
    this.#recent = [...this.#recent.slice(1 - recentSteps), seconds];
    return result;
  }

  /** Evaluation and the like: it counts as time of the run, not as speed of the step. */
  apart<Result>(body: () => Result): Result {
    return this.#timed(body).result;
  }

  /** Images a second over the last steps. */
  get recent(): number {
    const total = this.#recent.reduce((sum, seconds) => sum + seconds, 0);
    return total === 0 ? 0 : (this.#recent.length * this.batch) / total;
  }

  /** Images a second over all steps. */
  get average(): number {
    return this.#trained === 0 ? 0 : this.#images / this.#trained;
  }

  #timed<Result>(body: () => Result): { result: Result; seconds: number } {
    const start = this.clock();
    const result = body();
    const seconds = (this.clock() - start) / 1000;
    this.seconds += seconds;
    return { result, seconds };
  }
}
