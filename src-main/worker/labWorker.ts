import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { SpawnTrainer } from '../engine';
import { channels, type Down, type Up } from './messages';
import { connectRedis } from './redis';
import { TakenRun } from './takenRun';

/**
 * Milliseconds for which a run stays a worker's without a sign of it; BullMQ renews it at half of that. Another worker
 * gets the run once it has passed.
 */
const lockDuration = 30_000;

export interface LabWorkerOptions {
  /** redis://… or rediss://… */
  readonly address: string;
  /** As which the window and `show` name it. */
  readonly name: string;
  readonly version: string;
  /** Folder for what it has in hand. */
  readonly folder: string;
  readonly spawn: SpawnTrainer;
  /** Runs that it trains at once. */
  readonly slots: number;
  /** Ends when the queue has nothing more to take. */
  readonly drain: boolean;
  readonly say: (text: string) => void;
}

/** Takes runs from the queue and trains them on this machine. */
export class LabWorker {
  /** Settles when nothing is in hand any more and the queue is left. */
  readonly ended: Promise<void>;
  #finish = (): void => {};
  #isClosing = false;
  readonly #worker: Worker;
  readonly #taken = new Map<string, TakenRun>();
  readonly #slots: (string | undefined)[];

  private constructor(
    private readonly redis: Redis,
    private readonly listening: Redis,
    private readonly options: LabWorkerOptions,
  ) {
    this.#slots = Array.from({ length: options.slots }, () => undefined);
    this.ended = new Promise((resolve) => {
      this.#finish = resolve;
    });
    listening.on('message', (channel, text) => this.#taken.get(channel)?.hear(JSON.parse(text) as Down));
    this.#worker = new Worker(channels.queue, ({ id }) => this.#train(id ?? ''), {
      connection: redis,
      concurrency: options.slots,
      lockDuration,
      // How often a run may lose its machine is the engine's to decide.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    });
    // It reconnects by itself and tries again.
    this.#worker.on('error', () => undefined);
    this.#worker.on('lockRenewalFailed', (runs) => this.#lost(runs));
    if (options.drain) this.#worker.on('drained', () => void this.#close());
  }

  /** @throws LabError as connectRedis. */
  static async open(options: LabWorkerOptions): Promise<LabWorker> {
    const redis = await connectRedis(options.address);
    const listening = redis.duplicate();
    listening.on('error', () => undefined);
    return new LabWorker(redis, listening, options);
  }

  /** Gives what is in hand back with a checkpoint, and ends. */
  handBack(): void {
    for (const run of this.#taken.values()) run.handBack();
    void this.#close();
  }

  async #close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    await this.#worker.close().catch(() => undefined);
    this.listening.disconnect();
    this.redis.disconnect();
    this.#finish();
  }

  async #train(run: string): Promise<void> {
    const { name, version, folder, spawn, say } = this.options;
    const slot = this.#slots.indexOf(undefined);
    this.#slots[slot] = run;
    const place = `${name}, slot ${slot + 1}`;
    const taken = new TakenRun({
      run,
      place,
      version,
      folder: join(folder, randomUUID()),
      spawn,
      post: (message) => this.#post(message),
    });
    const channel = channels.take(taken.take);
    this.#taken.set(channel, taken);
    try {
      // While Redis is away the subscription waits, and so do the engine's answers.
      void this.listening.subscribe(channel).catch(() => undefined);
      say(`${run}: taken, slot ${slot + 1}`);
      await taken.over;
      say(`${run}: done with it`);
    } finally {
      this.#taken.delete(channel);
      this.#slots[slot] = undefined;
      void this.listening.unsubscribe(channel).catch(() => undefined);
    }
  }

  #lost(runs: readonly string[]): void {
    for (const [index, run] of this.#slots.entries())
      if (run !== undefined && runs.includes(run)) {
        this.options.say(`${run}: its lock was lost in slot ${index + 1}; another worker has it`);
        for (const taken of this.#taken.values()) if (taken.run === run) taken.drop();
      }
  }

  #post(message: Up): void {
    // A link sends again what is lost.
    this.redis.publish(channels.engine, JSON.stringify(message)).catch(() => undefined);
  }
}
