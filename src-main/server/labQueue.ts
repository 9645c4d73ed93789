import { LabError, toLabError } from '@shared/errors';
import type { QueuePlace, SpawnTrainer } from '../engine';
import { saveAddress, savedAddress, shownAddress, wholeAddress } from '../environment/queueAddress';
import type { QueuedTrainers } from '../worker';

/** Runs that are offered to workers at once; the others wait in the database, in their order. */
const mostOffered = 500;

/** Milliseconds until a saved queue that could not be reached is tried again. */
const retryEvery = 5_000;

export interface LabQueueOptions {
  /** Where the address is saved that is set in the window. */
  readonly file: string;
  readonly version: string;
  /** The address of the command line, which counts before a saved one. */
  readonly given?: string | undefined;
}

/** The queue of a lab: that of the command line, or one that is set while the lab runs and kept for the next. */
export class LabQueue implements QueuePlace {
  #address: string | undefined;
  #queued: QueuedTrainers | undefined;
  #problem: string | null = null;
  #retry: NodeJS.Timeout | undefined;
  #changed = (): void => {};
  #isClosed = false;

  private constructor(private readonly options: LabQueueOptions) {
    this.#address = options.given;
  }

  /** @throws LabError as connectRedis where the address of the command line cannot be used. */
  static async open(options: LabQueueOptions): Promise<LabQueue> {
    const queue = new LabQueue(options);
    if (options.given !== undefined) queue.#queued = await queue.#connected(options.given);
    return queue;
  }

  get room(): number {
    return this.#queued === undefined ? 0 : mostOffered;
  }

  readonly spawn: SpawnTrainer = (job, listener) => {
    if (this.#queued === undefined) throw new LabError('conflict', 'The queue was left.');
    return this.#queued.spawn(job, listener);
  };

  report(): ReturnType<QueuePlace['report']> {
    const isReady = this.#queued?.isListening === true;
    const gone = this.#queued === undefined ? null : 'It does not answer; runs in hand go on.';
    const away = { state: 'away', problem: this.#problem ?? gone } as const;
    return {
      address: this.#address === undefined ? null : shownAddress(this.#address),
      fixed: this.options.given !== undefined,
      workers: this.#queued?.workers() ?? [],
      ...(this.#address === undefined ? ({ state: 'none', problem: null } as const) : away),
      ...(isReady ? ({ state: 'ready', problem: null } as const) : {}),
    };
  }

  start(changed: () => void): void {
    this.#changed = changed;
    if (this.options.given !== undefined) return;
    this.#address = savedAddress(this.options.file);
    if (this.#address !== undefined) void this.#connect(this.#address);
  }

  async use(address: string | null, password?: string): Promise<void> {
    if (this.options.given !== undefined)
      throw new LabError(
        'conflict',
        'The queue was given at the start; start the lab without it to change it.',
      );
    if (this.#queued?.isBusy === true)
      throw new LabError('conflict', 'Runs train on this queue or wait in it: stop them first.');
    const whole = address === null ? undefined : wholeAddress(address, password, this.#address);
    const next = whole === undefined ? undefined : await this.#connected(whole);
    clearTimeout(this.#retry);
    await this.#queued?.close();
    this.#address = whole;
    this.#queued = next;
    this.#problem = null;
    saveAddress(this.options.file, whole ?? null);
    this.#changed();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    await this.#queued?.close();
  }

  /** BullMQ and its Redis client are loaded here, and only where there is a queue. */
  async #connected(address: string): Promise<QueuedTrainers> {
    const { QueuedTrainers } = await import('../worker');
    return QueuedTrainers.open(address, this.options.version, () => this.#changed());
  }

  /** Tries a saved queue until it can be used or another is set. */
  async #connect(address: string): Promise<void> {
    const isWanted = () => !this.#isClosed && this.#address === address && this.#queued === undefined;
    try {
      const queued = await this.#connected(address);
      if (isWanted()) this.#queued = queued;
      else await queued.close();
    } catch (error) {
      this.#problem = toLabError(error).message;
      if (isWanted()) this.#retry = setTimeout(() => void this.#connect(address), retryEvery);
    }
    if (!this.#isClosed) this.#changed();
  }
}
