import { randomUUID } from 'node:crypto';
import { cpus, hostname } from 'node:os';
import { join } from 'node:path';
import { type BackendInfo, computesWith } from '@shared/api';
import type { Redis } from 'ioredis';
import type { SpawnTrainer } from '../engine';
import { Jobs } from './jobs';
import { channels, type Down, type Presenting, signEvery, type Up } from './messages';
import { queuesServed } from './needs';
import { connectRedis } from './redis';
import { TakenRun } from './takenRun';

/** Milliseconds for which a run stays a worker's without a sign of it; another worker gets it once they have passed. */
const usualLock = 30_000;

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
  /** Milliseconds after which a worker without a sign of life has lost its runs. */
  readonly lockDuration?: number;
  /** Ends when the queue has nothing more to take. */
  readonly drain: boolean;
  /** What its trainers compute with; null where that cannot be found out. */
  readonly backend: () => Promise<BackendInfo | null>;
  /** Words that runs may ask for. */
  readonly labels: readonly string[];
  /** Data sets by name, with the folder or file of each on this machine. */
  readonly data: ReadonlyMap<string, string>;
  /** Goes on with no checkpoint of another version, TensorFlow or processor. */
  readonly refuses: boolean;
  readonly say: (text: string) => void;
}

/** Takes runs from the queue and trains them on this machine. */
export class LabWorker {
  /** Settles when nothing is in hand any more and the queue is left. */
  readonly ended: Promise<void>;
  #finish = (): void => {};
  #isClosing = false;
  readonly #jobs: Jobs;
  readonly #taken = new Map<string, TakenRun>();
  readonly #slots: (string | undefined)[];
  readonly #id = randomUUID();
  readonly #signs: NodeJS.Timeout;
  #backend: BackendInfo | null = null;

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
    this.#jobs = new Jobs({
      redis,
      queues: queuesServed({ labels: options.labels, data: [...options.data.keys()] }),
      slots: options.slots,
      lock: options.lockDuration ?? usualLock,
      train: (run) => this.#train(run),
      lost: (runs) => this.#lost(runs),
      drained: () => {
        if (options.drain) void this.#close();
      },
    });
    this.#signs = setInterval(() => this.#present(), 2 * signEvery);
    this.#present();
    void options.backend().then((backend) => {
      this.#backend = backend;
      this.#present();
    });
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
    await this.#jobs.close();
    clearInterval(this.#signs);
    if (this.redis.status === 'ready') await this.#tell({ kind: 'bye', worker: this.#id });
    this.listening.disconnect();
    this.redis.disconnect();
    this.#finish();
  }

  async #train(run: string): Promise<'over' | 'unsuited'> {
    const { name, version, refuses, data, folder, spawn, say } = this.options;
    const slot = this.#slots.indexOf(undefined);
    this.#slots[slot] = run;
    const place = `${name}, slot ${slot + 1}`;
    const taken = new TakenRun({
      run,
      place,
      version,
      computes: this.#backend === null ? null : computesWith(this.#backend),
      refuses,
      data,
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
      this.#present();
      await taken.over;
      const { unsuited } = taken;
      say(`${run}: ${unsuited === undefined ? 'done with it' : `left to another worker: ${unsuited}`}`);
      return unsuited === undefined ? 'over' : 'unsuited';
    } finally {
      this.#taken.delete(channel);
      this.#slots[slot] = undefined;
      void this.listening.unsubscribe(channel).catch(() => undefined);
      this.#present();
    }
  }

  #present(): void {
    const { name, version, slots, labels, data } = this.options;
    const runs = this.#slots.flatMap((run, index) => (run === undefined ? [] : [{ run, slot: index + 1 }]));
    const worker = {
      ...{
        id: this.#id,
        name,
        host: hostname(),
        version,
        slots,
        labels: [...labels],
        data: [...data.keys()],
        runs,
      },
      processor: this.#backend?.processor ?? cpus()[0]?.model.trim() ?? 'unknown',
      backend: this.#backend?.text ?? null,
    };
    void this.#tell({ kind: 'worker', worker });
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
    void this.#tell(message);
  }

  async #tell(message: Up | Presenting): Promise<void> {
    await this.redis.publish(channels.engine, JSON.stringify(message)).catch(() => undefined);
  }
}
