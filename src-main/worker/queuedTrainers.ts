import { setTimeout } from 'node:timers/promises';
import type { WorkerState } from '@shared/api';
import { toLabError } from '@shared/errors';
import { Queue } from 'bullmq';
import { group } from 'd3-array';
import type { Redis } from 'ioredis';
import type { SpawnTrainer } from '../engine';
import { channels, type Down, type Presenting, signEvery, type Up } from './messages';
import { queueOf, serves, workerText } from './needs';
import { Presence } from './presence';
import { QueuedTrainer } from './queuedTrainer';
import { connectRedis } from './redis';

/** A job of BullMQ is the run's id and nothing else: the engine tells the worker the rest. */
const jobOptions = (run: string) => ({ jobId: run, removeOnComplete: true, removeOnFail: true }) as const;

/** Looks between two rebuildings of the queue from the runs that wait. */
const rebuildEvery = 2;

/** Milliseconds for Redis to answer what was sent last. */
const leaveLimit = 1_000;

/** The queue as a place where runs train. */
export class QueuedTrainers {
  readonly #trainers = new Map<string, QueuedTrainer>();
  readonly #queues = new Map<string, Queue>();
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #isRefused = false;
  #isDirty = false;
  #isClosed = false;
  #wasListening = true;
  readonly #presence = new Presence();

  private constructor(
    private readonly redis: Redis,
    private readonly listening: Redis,
    private readonly version: string,
    private readonly changed: () => void,
  ) {
    listening.on('message', (_channel, text) => this.#hear(JSON.parse(text) as Up | Presenting));
    this.#timer = setInterval(() => this.#look(), signEvery);
  }

  /**
   * @param changed called when workers or the connection changed, at most once in a look
   * @throws LabError as connectRedis.
   */
  static async open(address: string, version: string, changed: () => void): Promise<QueuedTrainers> {
    const redis = await connectRedis(address);
    const listening = redis.duplicate();
    listening.on('error', () => undefined);
    await listening.subscribe(channels.engine);
    return new QueuedTrainers(redis, listening, version, changed);
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
    trainer.waits(this.#waitsFor(trainer));
    void this.#offer([trainer]);
    return trainer;
  };

  /** By name. */
  workers(): WorkerState[] {
    return this.#presence.list();
  }

  /** Whether Redis answers. */
  get isListening(): boolean {
    return this.redis.status === 'ready' && this.listening.status === 'ready';
  }

  /** Whether runs are in it or with its workers. */
  get isBusy(): boolean {
    return this.#trainers.size > 0;
  }

  /** Leaves Redis, whether it answers or not; what was sent to it is waited for a moment. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    if (this.isListening) await Promise.race([this.redis.quit(), setTimeout(leaveLimit)]);
    this.listening.disconnect();
    this.redis.disconnect();
    for (const queue of this.#queues.values()) void queue.close().catch(() => undefined);
  }

  #post(take: string, message: Down): void {
    // A link sends again what is lost.
    this.redis.publish(channels.take(take), JSON.stringify(message)).catch(() => undefined);
  }

  #hear(message: Up | Presenting): void {
    if (message.kind === 'worker')
      this.#isDirty = this.#presence.hear(message.worker, Date.now()) || this.#isDirty;
    else if (message.kind === 'bye') this.#isDirty = this.#presence.bye(message.worker) || this.#isDirty;
    else this.#hearOfRun(message);
  }

  #hearOfRun(message: Up): void {
    const trainer = this.#trainers.get(message.run);
    if (message.kind === 'take') trainer?.asked(message);
    else if (trainer?.take === message.take) trainer.heard(message);
    else this.#post(message.take, { kind: 'refused' });
  }

  #look(): void {
    const { isListening } = this;
    const trainers = [...this.#trainers.values()];
    for (const trainer of trainers) {
      trainer.tick(isListening);
      trainer.waits(this.#waitsFor(trainer));
    }
    const changed = this.#presence.look(isListening, Date.now()) || isListening !== this.#wasListening;
    if (changed || this.#isDirty) this.changed();
    this.#isDirty = false;
    this.#wasListening = isListening;
    this.#looks += 1;
    if (isListening && this.#looks % rebuildEvery === 0)
      void this.#offer(trainers.filter(({ take }) => take === undefined));
  }

  /** What a run waits for that no worker has taken. */
  #waitsFor({ needs }: QueuedTrainer): string {
    if (!this.isListening) return 'the queue, which does not answer';
    if (this.#isRefused) return 'room in the queue';
    const worker = workerText(needs);
    const isThere = this.#presence.list().some((one) => one.silentSince === null && serves(one, needs));
    return isThere ? `${worker} to be free` : `${worker}; none is there`;
  }

  /** What is in the queue already stays as it is: its id is the run's. */
  async #offer(trainers: readonly QueuedTrainer[]): Promise<void> {
    if (trainers.length === 0) return;
    try {
      for (const [name, runs] of group(trainers, ({ needs }) => queueOf(needs)))
        await this.#queue(name).addBulk(
          runs.map(({ run }) => ({ name: 'run', data: {}, opts: jobOptions(run) })),
        );
      this.#isRefused = false;
    } catch (error) {
      if (this.#isRefused || this.#isClosed) return;
      this.#isRefused = true;
      const { message } = toLabError(error);
      const reason = /OOM|maxmemory/.test(message) ? 'its memory is full: raise its maxmemory' : message;
      trainers[0]?.warn(`The queue does not take runs: ${reason}. They wait and are offered again.`);
    }
  }

  #queue(name: string): Queue {
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    const queue = new Queue(name, { connection: this.redis });
    // What fails is tried again at the next look.
    queue.on('error', () => undefined);
    this.#queues.set(name, queue);
    return queue;
  }

  #leave(trainer: QueuedTrainer): void {
    if (this.#trainers.get(trainer.run) !== trainer) return;
    this.#trainers.delete(trainer.run);
    if (trainer.take === undefined)
      void this.#queue(queueOf(trainer.needs))
        .remove(trainer.run)
        .catch(() => undefined);
  }
}
