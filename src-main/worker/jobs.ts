import { DelayedError, type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

/** Milliseconds until a run is offered again that this worker could not take. */
const offeredAgain = { full: 1_000, unsuited: 10_000 } as const;

export interface JobsOptions {
  readonly redis: Redis;
  /** BullMQ's queues that the worker listens at. */
  readonly queues: readonly string[];
  /** Runs in hand at once, from whatever queue. */
  readonly slots: number;
  /** Milliseconds for which a run stays the worker's without a sign of it; BullMQ renews it at half of that. */
  readonly lock: number;
  /** Settles when the run is in hand no more: `unsuited` where another worker shall have it. */
  readonly train: (run: string) => Promise<'over' | 'unsuited'>;
  readonly lost: (runs: readonly string[]) => void;
  /** No queue has anything more to take. */
  readonly drained: () => void;
}

/** Runs of several of BullMQ's queues that share the slots of one worker. */
export class Jobs {
  readonly #workers: readonly Worker[];
  readonly #empty = new Set<Worker>();
  #inHand = 0;

  constructor(private readonly options: JobsOptions) {
    this.#workers = options.queues.map((queue) => this.#listen(queue));
  }

  /** Takes nothing more; settles when nothing is in hand. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close().catch(() => undefined)));
  }

  #listen(queue: string): Worker {
    const { redis, slots, lock, lost, drained } = this.options;
    const worker: Worker = new Worker(queue, (job, token) => this.#take(worker, job, token), {
      connection: redis,
      concurrency: slots,
      lockDuration: lock,
      stalledInterval: lock,
      // How often a run may lose its machine is the engine's to decide.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    });
    // It reconnects by itself and tries again.
    worker.on('error', () => undefined);
    worker.on('lockRenewalFailed', lost);
    worker.on('active', () => this.#empty.delete(worker));
    worker.on('drained', () => {
      this.#empty.add(worker);
      if (this.#empty.size === this.#workers.length) drained();
    });
    return worker;
  }

  async #take(worker: Worker, job: Job, token: string | undefined): Promise<void> {
    if (this.#inHand === this.options.slots) {
      // Another queue was faster: this one is left alone until a slot is free.
      void worker.pause(true);
      await this.#putBack(job, token, offeredAgain.full);
    }
    this.#inHand += 1;
    try {
      if ((await this.options.train(job.id ?? '')) === 'over') return;
    } finally {
      this.#inHand -= 1;
      for (const one of this.#workers) if (one.isPaused()) one.resume();
    }
    await this.#putBack(job, token, offeredAgain.unsuited);
  }

  /** @throws DelayedError always, by which BullMQ knows that the job is elsewhere. */
  async #putBack(job: Job, token: string | undefined, after: number): Promise<never> {
    await job.moveToDelayed(Date.now() + after, token);
    throw new DelayedError();
  }
}
