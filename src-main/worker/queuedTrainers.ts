import { toLabError } from '@shared/errors';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { SpawnTrainer } from '../engine';
import { channels, type Down, signEvery, type Up } from './messages';
import { QueuedTrainer } from './queuedTrainer';
import { connectRedis } from './redis';

/** A job of BullMQ is the run's id and nothing else: the engine tells the worker the rest. */
const jobOptions = (run: string) => ({ jobId: run, removeOnComplete: true, removeOnFail: true }) as const;

/** Looks between two rebuildings of the queue from the runs that wait. */
const rebuildEvery = 2;

/** The queue as a place where runs train. */
export class QueuedTrainers {
  readonly #trainers = new Map<string, QueuedTrainer>();
  readonly #queue: Queue;
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #isRefused = false;

  private constructor(
    private readonly redis: Redis,
    private readonly listening: Redis,
    private readonly version: string,
  ) {
    this.#queue = new Queue(channels.queue, { connection: redis });
    // What fails is tried again at the next look.
    this.#queue.on('error', () => undefined);
    listening.on('message', (_channel, text) => this.#hear(JSON.parse(text) as Up));
    this.#timer = setInterval(() => this.#look(), signEvery);
  }

  /** @throws LabError as connectRedis. */
  static async open(address: string, version: string): Promise<QueuedTrainers> {
    const redis = await connectRedis(address);
    const listening = redis.duplicate();
    listening.on('error', () => undefined);
    await listening.subscribe(channels.engine);
    return new QueuedTrainers(redis, listening, version);
  }

  readonly spawn: SpawnTrainer = (job, listener) => {
    const trainer = new QueuedTrainer({
      job,
      listener,
      version: this.version,
      post: (take, message) => this.#post(take, message),
      left: (over) => this.#leave(over),
    });
    this.#trainers.set(job.runId, trainer);
    void this.#offer([trainer]);
    return trainer;
  };

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.listening.disconnect();
    await this.#queue.close().catch(() => undefined);
    this.redis.disconnect();
  }

  #post(take: string, message: Down): void {
    // A link sends again what is lost.
    this.redis.publish(channels.take(take), JSON.stringify(message)).catch(() => undefined);
  }

  #hear(message: Up): void {
    const trainer = this.#trainers.get(message.run);
    if (message.kind === 'take') trainer?.asked(message);
    else if (trainer?.take === message.take) trainer.heard(message);
    else this.#post(message.take, { kind: 'refused' });
  }

  #look(): void {
    const isListening = this.redis.status === 'ready' && this.listening.status === 'ready';
    const trainers = [...this.#trainers.values()];
    for (const trainer of trainers) trainer.tick(isListening);
    this.#looks += 1;
    if (isListening && this.#looks % rebuildEvery === 0)
      void this.#offer(trainers.filter(({ take }) => take === undefined));
  }

  /** What is in the queue already stays as it is: its id is the run's. */
  async #offer(trainers: readonly QueuedTrainer[]): Promise<void> {
    if (trainers.length === 0) return;
    try {
      await this.#queue.addBulk(
        trainers.map(({ run }) => ({ name: 'run', data: {}, opts: jobOptions(run) })),
      );
      this.#isRefused = false;
    } catch (error) {
      if (this.#isRefused) return;
      this.#isRefused = true;
      const { message } = toLabError(error);
      const reason = /OOM|maxmemory/.test(message) ? 'its memory is full: raise its maxmemory' : message;
      trainers[0]?.warn(`The queue does not take runs: ${reason}. They wait and are offered again.`);
    }
  }

  #leave(trainer: QueuedTrainer): void {
    if (this.#trainers.get(trainer.run) !== trainer) return;
    this.#trainers.delete(trainer.run);
    if (trainer.take === undefined) void this.#queue.remove(trainer.run).catch(() => undefined);
  }
}
