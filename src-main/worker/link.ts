/** One message on its way, or only the news of what has arrived. */
export interface Frame<Body> {
  /** Counts the messages of one direction, 1 for the first; absent in a frame that only acknowledges. */
  readonly number?: number;
  readonly body?: Body;
  /** Every message of the other direction up to this number has arrived. */
  readonly arrived: number;
}

/** Messages that may be on their way at once: few enough for Redis to hold back for a slow reader. */
const mostUnderWay = 32;

/**
 * One end of a line that may lose, double or reorder frames: messages arrive once and in order (go-back-N,
 * Tanenbaum, Computer Networks, 3.4.2). The owner calls `again` now and then.
 */
export class Link<Out, In> {
  #queue: { readonly number: number; readonly body: Out }[] = [];
  #next = 1;
  #sent = 0;
  #arrived = 0;
  #isStuck = false;
  #waiting: { readonly most: number; readonly resolve: () => void }[] = [];

  constructor(
    private readonly post: (frame: Frame<Out>) => void,
    private readonly receive: (body: In) => void,
  ) {}

  send(body: Out): void {
    this.#queue.push({ number: this.#next, body });
    this.#next += 1;
    this.#fill();
  }

  frame({ number, body, arrived }: Frame<In>): void {
    this.#acknowledged(arrived);
    if (number === undefined) return;
    if (number === this.#arrived + 1) {
      this.#arrived = number;
      this.receive(body as In);
    }
    this.post({ arrived: this.#arrived });
  }

  /** Sends again what has been under way since the last call without any news. */
  again(): void {
    if (this.#isStuck && this.#queue.length > 0) {
      this.#sent = (this.#queue[0]?.number ?? 1) - 1;
      this.#fill();
    }
    this.#isStuck = true;
  }

  /** Settles once at most `most` messages have not arrived. */
  whenLeft(most: number): Promise<void> {
    if (this.#queue.length <= most) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ most, resolve }));
  }

  #acknowledged(number: number): void {
    const before = this.#queue.length;
    this.#queue = this.#queue.filter((message) => message.number > number);
    if (this.#queue.length < before) this.#isStuck = false;
    const ready = this.#waiting.filter(({ most }) => this.#queue.length <= most);
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve();
    this.#fill();
  }

  #fill(): void {
    for (const { number, body } of this.#queue.slice(0, mostUnderWay)) {
      if (number <= this.#sent) continue;
      this.#sent = number;
      this.post({ number, body, arrived: this.#arrived });
    }
  }
}
