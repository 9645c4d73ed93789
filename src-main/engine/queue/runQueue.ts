import { mkdirSync } from 'node:fs';
import { LabError, toLabError } from '@shared/errors';
import { endedEarly, isActive } from '@shared/run';
import { dataLayout } from '../../environment/folders';
import type { Store } from '../../store';
import { adoptCheckpoint } from './adoptCheckpoint';
import type { EventStream } from './eventStream';
import { RunRecorder } from './runRecorder';
import { RunSession } from './runSession';
import type { SpawnTrainer } from './trainerProcess';

export interface RunQueueOptions {
  readonly store: Store;
  readonly events: EventStream;
  readonly dataFolder: string;
  readonly spawnTrainer: SpawnTrainer;
  /** Runs that train at once. A paused run does not count; resuming it does not wait. */
  readonly concurrency: number;
}

/** Milliseconds a trainer has for its last step and checkpoint. */
const stopLimit = 60_000;
const closeLimit = 15_000;

/**
 * Starts runs in the order in which they were asked for, as many at once as `concurrency` says. Runs in the
 * background, those of sweeps, wait until no other does: a person who presses Train does not wait for a sweep.
 */
export class RunQueue {
  private waiting: string[] = [];
  private background: string[] = [];
  private readonly sessions = new Map<string, RunSession>();
  private closing = false;

  constructor(private readonly options: RunQueueOptions) {}

  /** Runs that an engine before this one left unfinished: their trainers are gone, they can be resumed. */
  recover(): void {
    for (const run of this.options.store.runs.list())
      if (isActive(run)) this.change(run.id, { status: 'interrupted', phase: null });
  }

  add(id: string, background = false): void {
    (background ? this.background : this.waiting).push(id);
    this.next();
  }

  /** @throws LabError `conflict` when the run is not training. */
  pause(id: string): void {
    const { status } = this.options.store.runs.get(id);
    const session = this.sessions.get(id);
    if (session === undefined || (status !== 'starting' && status !== 'running'))
      throw new LabError('conflict', `The run is ${status}; only a run that trains can be paused.`);
    session.pause();
  }

  /** Goes on with a paused run, or starts one that ended early again from its last checkpoint. @throws LabError `conflict`. */
  resume(id: string, background = false): void {
    const { status } = this.options.store.runs.get(id);
    if (status === 'paused') {
      this.sessions.get(id)?.resume();
      return;
    }
    if (!endedEarly({ status }))
      throw new LabError('conflict', `The run is ${status}; it cannot be resumed.`);
    this.change(id, { status: 'queued', error: null, endedAt: null });
    this.add(id, background);
  }

  /** @throws LabError `conflict` when the run has ended already. */
  stop(id: string): void {
    const { status } = this.options.store.runs.get(id);
    if (!isActive({ status })) throw new LabError('conflict', `The run is ${status} already.`);
    if (status !== 'queued') {
      this.sessions.get(id)?.end('stop', stopLimit);
      return;
    }
    this.leave(id);
    this.change(id, { status: 'stopped', endedAt: Date.now() });
  }

  /** Ends a run without keeping anything; settles when its trainer is gone. */
  async discard(id: string): Promise<void> {
    this.leave(id);
    const session = this.sessions.get(id);
    session?.discard();
    await session?.gone;
  }

  /** Leaves every run interrupted, each with a checkpoint if its trainer writes one in time. */
  async close(): Promise<void> {
    this.closing = true;
    for (const id of [...this.waiting, ...this.background]) this.change(id, { status: 'interrupted' });
    this.waiting = [];
    this.background = [];
    const sessions = [...this.sessions.values()];
    for (const session of sessions) session.end('interrupt', closeLimit);
    await Promise.all(sessions.map(({ gone }) => gone));
  }

  private next(): void {
    const training = [...this.sessions.values()].filter(({ run }) => run.status !== 'paused');
    if (this.closing || training.length >= this.options.concurrency) return;
    const id = this.take(this.waiting) ?? this.take(this.background);
    if (id === undefined) return;
    try {
      this.launch(id);
    } catch (error) {
      this.change(id, {
        status: 'failed',
        phase: null,
        endedAt: Date.now(),
        error: toLabError(error).toJSON(),
      });
    }
    this.next();
  }

  /** The first run that may start: one that was resumed at once may have a trainer that has not left yet. */
  private take(queue: string[]): string | undefined {
    const index = queue.findIndex((id) => !this.sessions.has(id));
    return index < 0 ? undefined : queue.splice(index, 1)[0];
  }

  private leave(id: string): void {
    this.waiting = this.waiting.filter((waiting) => waiting !== id);
    this.background = this.background.filter((waiting) => waiting !== id);
  }

  private launch(id: string): void {
    const { store, events, dataFolder, spawnTrainer } = this.options;
    const run = store.runs.get(id);
    const folder = dataLayout(dataFolder).run(id);
    mkdirSync(folder, { recursive: true });
    adoptCheckpoint(store, run.number, folder);
    const checkpoint = store.artifacts.latestCheckpoint(run.number);
    // The steps after the checkpoint are trained again, bit for bit.
    store.metrics.removeAfter(run.number, checkpoint?.step ?? -1);
    store.spectra.removeAfter(run.number, checkpoint?.step ?? -1);
    const document = store.architectures.get(run.architecture);
    const job = { runId: id, document, folder, resumeFrom: checkpoint?.path ?? null };
    const recorder = new RunRecorder(store, events, run);
    const session = new RunSession({ recorder, store, events }, job, spawnTrainer, () => this.next());
    this.sessions.set(id, session);
    void session.gone.then(() => {
      this.sessions.delete(id);
      this.next();
    });
  }

  private change(id: string, change: Parameters<Store['runs']['change']>[1]): void {
    this.options.events.publish({ kind: 'run', run: this.options.store.runs.change(id, change) });
  }
}
