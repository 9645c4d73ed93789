export interface SilenceLimits {
  /** Milliseconds between two looks. */
  readonly lookEvery: number;
  /** Milliseconds without a beat after which it is said. */
  readonly said: number;
  /** Milliseconds without a beat after which the trainer is ended. */
  readonly ended: number;
}

export const usualSilence: SilenceLimits = { lookEvery: 1_000, said: 15_000, ended: 60_000 };

export interface SilenceListener {
  silent(milliseconds: number): void;
  back(milliseconds: number): void;
  /** The trainer is given up. */
  over(milliseconds: number): void;
}

/**
 * Listens for the beats of a trainer. Silence is counted in looks, not by the clock: a machine that slept, or an engine
 * that was held up itself, has not heard anything because it did not listen.
 */
export class Silence {
  #looks = 0;
  #said = false;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly limits: SilenceLimits,
    private readonly listener: SilenceListener,
  ) {
    this.#timer = setInterval(() => this.#look(), limits.lookEvery);
  }

  beat(): void {
    if (this.#said) this.listener.back(this.#lasted);
    this.#said = false;
    this.#looks = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get #lasted(): number {
    return this.#looks * this.limits.lookEvery;
  }

  #look(): void {
    this.#looks += 1;
    if (!this.#said && this.#lasted >= this.limits.said) {
      this.#said = true;
      this.listener.silent(this.#lasted);
    }
    if (this.#lasted < this.limits.ended) return;
    this.stop();
    this.listener.over(this.#lasted);
  }
}
