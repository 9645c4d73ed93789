import { mkdirSync, rmSync } from 'node:fs';
import type { Arithmetic } from '@shared/api';
import { LabError, toLabError } from '@shared/errors';
import { endedEarly, isActive, type TrainsOn } from '@shared/run';
import type { ArithmeticFor } from '../../arithmetic';
import { dataLayout } from '../../environment/folders';
import type { Store } from '../../store';
import { forkOf } from '../fork';
import type { EventStream } from './eventStream';
import { strayFiles, trainerGone } from './leftovers';
import { adoptReports, type PreparedRun, wholeCheckpoint } from './prepareRun';
import type { QueuePlace } from './queuePlace';
import { type AfterDeath, RunSession } from './runSession';
import type { SilenceLimits } from './silence';
import type { SpawnTrainer } from './trainerProcess';

export interface ResumeOptions {
  readonly background?: boolean;
  /** Where it trained before, where this is left out. */
  readonly trainsOn?: TrainsOn | undefined;
  /** Goes on although the data is not what the checkpoint was trained on. */
  readonly acceptsChangedData?: boolean;
}

export interface RunQueueOptions {
  readonly store: Store;
  readonly events: EventStream;
  readonly dataFolder: string;
  readonly spawnTrainer: SpawnTrainer;
  /** Runs that train at once. A paused run does not count; resuming it does not wait. */
  readonly concurrency: number;
  readonly workers: QueuePlace;
  readonly silence?: SilenceLimits | undefined;
  /** What a new run computes with. */
  readonly arithmetic: ArithmeticFor;
}

/** Milliseconds a trainer has for its last step and checkpoint. */
const stopLimit = 60_000;
const closeLimit = 15_000;

/** Machines that a run may lose one after the other without a checkpoint between. */
const mostLosses = 5;

/** Where a run's trainer is started. */
type Place = Exclude<TrainsOn, 'both'>;

/** Milliseconds until a run that the storage kept from starting is tried again. */
const retryEvery = 1_000;

/**
 * Starts runs in the order in which they were asked for, as many at once as `concurrency` says. Runs in the
 * background, those of sweeps, wait until no other does: a person who presses Train does not wait for a sweep.
 */
export class RunQueue {
  private waiting: string[] = [];
  private background: string[] = [];
  private readonly sessions = new Map<string, RunSession>();
  /** Runs whose trainers are about to be started and where, until they are or are not wanted any more. */
  private readonly starting = new Map<string, Place>();
  /** Where the runs that wait may train. */
  private readonly mayTrainOn = new Map<string, TrainsOn>();
  /** Runs that are asked back from the queue, since there is room here. */
  private readonly withdrawn = new Set<string>();
  /** Work that must end before the database may be closed. */
  private readonly underWay = new Set<Promise<void>>();
  /** What is taken up of runs whose engine or trainer died, so that nobody does it twice at once. */
  private readonly settling = new Map<string, Promise<void>>();
  /** Step of the checkpoint from which a run was started again by itself; -1 for the beginning. */
  private readonly startedAgain = new Map<string, number>();
  /** How often the machine of a run was lost since the checkpoint of a step. */
  private readonly lostAt = new Map<string, { readonly step: number; readonly times: number }>();
  /** Runs that are to go on although their data has changed. */
  private readonly accepting = new Set<string>();
  private closing = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly options: RunQueueOptions) {}

  /**
   * Runs that an engine before this one left unfinished can be resumed. What their trainers reported to nobody is
   * taken up, once they are gone.
   * @param resume starts them again at once
   */
  recover(resume = false): void {
    const { store } = this.options;
    const runs = store.runs.list();
    const left = runs.filter(isActive).reverse();
    for (const { id } of left) this.change(id, { status: 'interrupted', activity: null, waitsFor: null });
    for (const run of runs)
      if (isActive(run) || strayFiles(this.folder(run.id), this.knownFiles(run.number)).length > 0)
        this.keepOpen(this.settled(run.id));
    for (const { id, number, status } of left)
      if (resume && status !== 'paused')
        this.resume(id, { background: store.sweeps.servedBy(number).length > 0 });
  }

  add(id: string, background = false): void {
    const { store, workers } = this.options;
    const { trainsOn } = store.runs.get(id);
    this.mayTrainOn.set(id, trainsOn);
    if (trainsOn === 'queue' && workers.room === 0) this.change(id, { waitsFor: 'the queue' });
    (background ? this.background : this.waiting).push(id);
    this.next();
  }

  /** Looks for runs that may start now: a queue has come, or has more room. */
  look(): void {
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
  resume(id: string, { background = false, acceptsChangedData = false, trainsOn }: ResumeOptions = {}): void {
    const { status } = this.options.store.runs.get(id);
    if (status === 'paused') {
      this.sessions.get(id)?.resume();
      return;
    }
    if (!endedEarly({ status }))
      throw new LabError('conflict', `The run is ${status}; it cannot be resumed.`);
    if (acceptsChangedData) this.accepting.add(id);
    this.change(id, {
      ...{ status: 'queued', error: null, endedAt: null },
      ...(trainsOn === undefined ? {} : { trainsOn }),
    });
    this.add(id, background);
  }

  /** @throws LabError `conflict` when the run has ended already. */
  stop(id: string): void {
    const { status } = this.options.store.runs.get(id);
    if (!isActive({ status })) throw new LabError('conflict', `The run is ${status} already.`);
    const session = this.sessions.get(id);
    // One that was resumed at once waits while the trainer before still leaves.
    if (session !== undefined && !this.waits(id)) {
      session.end('stop', stopLimit);
      return;
    }
    this.leave(id);
    this.change(id, { status: 'stopped', endedAt: Date.now(), waitsFor: null });
  }

  /** Ends a run without keeping anything; settles when its trainer is gone. */
  async discard(id: string): Promise<void> {
    this.leave(id);
    const session = this.sessions.get(id);
    session?.discard();
    await session?.gone;
    await this.settling.get(id);
  }

  /** Leaves every run interrupted, each with a checkpoint if its trainer writes one in time. */
  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.retry);
    const sessions = [...this.sessions.values()];
    for (const session of sessions) session.end('interrupt', closeLimit);
    for (const id of [...this.waiting, ...this.background, ...this.starting.keys()]) this.interrupt(id);
    this.waiting = [];
    this.background = [];
    this.starting.clear();
    await Promise.all([...sessions.map(({ gone }) => gone), ...this.underWay]);
  }

  /** A run that waits; where its state cannot be stored now, the next engine finds it unfinished. */
  private interrupt(id: string): void {
    try {
      this.change(id, { status: 'interrupted', waitsFor: null });
    } catch (error) {
      process.stderr.write(`${toLabError(error).message}\n`);
    }
  }

  private next(): void {
    for (const place of ['local', 'queue'] as const)
      while (!this.closing && this.hasRoom(place)) {
        const id = this.take(this.waiting, place) ?? this.take(this.background, place);
        if (id === undefined) {
          if (place === 'local') this.withdrawOne();
          break;
        }
        this.starting.set(id, place);
        this.keepOpen(this.launch(id, place));
      }
  }

  private hasRoom(place: Place): boolean {
    const { concurrency, workers } = this.options;
    const most = place === 'local' ? concurrency : workers.room;
    const training = [...this.sessions.values()].filter(
      ({ run, isOffered }) => isOffered === (place === 'queue') && run.status !== 'paused',
    );
    const starting = [...this.starting.values()].filter((at) => at === place);
    return training.length + starting.length < most;
  }

  /** The first run that may start there: one that was resumed at once may have a trainer that has not left yet. */
  private take(queue: string[], place: Place): string | undefined {
    const index = queue.findIndex((id) => {
      const may = this.mayTrainOn.get(id);
      return (may === place || may === 'both') && !this.sessions.has(id) && !this.starting.has(id);
    });
    return index < 0 ? undefined : queue.splice(index, 1)[0];
  }

  /** Of the runs that workers were offered and have not taken, the last one that may train here too. */
  private withdrawOne(): void {
    if (this.withdrawn.size > 0) return;
    const offered = [...this.sessions].filter(
      ([id, { run, isOffered }]) =>
        isOffered && run.status === 'queued' && this.mayTrainOn.get(id) === 'both',
    );
    const [id, session] = offered.at(-1) ?? [];
    if (id === undefined || session === undefined) return;
    this.withdrawn.add(id);
    session.withdraw();
  }

  private waits(id: string): boolean {
    return this.waiting.includes(id) || this.background.includes(id);
  }

  private leave(id: string): void {
    this.waiting = this.waiting.filter((waiting) => waiting !== id);
    this.background = this.background.filter((waiting) => waiting !== id);
    this.starting.delete(id);
  }

  /** Starts a run's trainer, or says why it cannot be. What the storage refuses now is tried again. */
  private async launch(id: string, place: Place): Promise<void> {
    try {
      await this.settled(id);
      const { number, status } = this.options.store.runs.get(id);
      const prepared = await wholeCheckpoint(this.options.store, number);
      const arithmetic = await this.arithmeticOf(id);
      if (this.starting.delete(id) && status === 'queued') this.begin(id, place, prepared, arithmetic);
    } catch (error) {
      this.starting.delete(id);
      this.notStarted(id, toLabError(error));
    }
    this.next();
  }

  /** A run goes on with what it began with, or its numbers would change in their last bits. */
  private async arithmeticOf(id: string): Promise<Arithmetic> {
    const { store, arithmetic } = this.options;
    const { backend, architecture } = store.runs.get(id);
    return arithmetic(store.architectures.get(architecture).training.precision, backend?.arithmetic);
  }

  private notStarted(id: string, error: LabError): void {
    try {
      if (error.code !== 'storage-unavailable') {
        this.change(id, { status: 'failed', activity: null, endedAt: Date.now(), error: error.toJSON() });
        return;
      }
    } catch (refused) {
      process.stderr.write(`${toLabError(refused).message}\n`);
    }
    this.options.events.publish({
      kind: 'log',
      id,
      level: 'warning',
      text: `${error.message} The run waits.`,
    });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.waiting.unshift(id);
      this.next();
    }, retryEvery);
  }

  /** Settles once nobody works on a run any more and everything that was reported of it is stored. */
  private settled(id: string): Promise<void> {
    const { store, events } = this.options;
    const folder = this.folder(id);
    const work = async () => {
      mkdirSync(folder, { recursive: true });
      const gone = await trainerGone(folder, { isClosing: () => this.closing });
      if (!gone) return;
      const run = store.runs.get(id);
      await adoptReports(store, events, run, folder);
      for (const path of strayFiles(folder, this.knownFiles(run.number))) rmSync(path, { force: true });
    };
    const settling = this.settling.get(id) ?? work().finally(() => this.settling.delete(id));
    this.settling.set(id, settling);
    return settling;
  }

  private folder(id: string): string {
    return dataLayout(this.options.dataFolder).run(id);
  }

  private knownFiles(run: number): ReadonlySet<string> {
    return new Set(this.options.store.artifacts.list(run).map(({ path }) => path));
  }

  private begin(
    id: string,
    place: Place,
    { checkpoint, damaged }: PreparedRun,
    arithmetic: Arithmetic,
  ): void {
    const { store, events, dataFolder, spawnTrainer, workers, silence } = this.options;
    const run = store.runs.get(id);
    const step = checkpoint?.step ?? -1;
    const attempt = store.transaction(() => {
      // The steps after the checkpoint are trained again, bit for bit.
      store.metrics.removeAfter(run.number, step);
      store.spectra.removeAfter(run.number, step);
      for (const fault of damaged) {
        const next = step < 0 ? 'The run begins anew.' : `The one of step ${step} is taken.`;
        store.marks.add(run.number, {
          kind: 'warning',
          step: Math.max(step, 0),
          text: `${fault} ${next}`,
          at: Date.now(),
        });
      }
      return store.attempts.begin(run.number);
    });
    const document = store.architectures.get(run.architecture);
    const job = {
      runId: id,
      attempt,
      document,
      folder: dataLayout(dataFolder).run(id),
      resumeFrom: checkpoint?.path ?? null,
      fork: checkpoint === undefined ? forkOf(store, run.number) : null,
      totalSteps: checkpoint === undefined ? null : run.totalSteps,
      acceptsChangedData: this.accepting.delete(id),
      arithmetic,
    };
    const listener = {
      paused: () => this.next(),
      died: (step: number) => this.afterDeath(id, step),
      lost: (step: number) => this.afterLoss(id, step),
    };
    const isOffered = place === 'queue';
    const spawn = isOffered ? workers.spawn : spawnTrainer;
    const session = new RunSession({ store, events, run, job, spawn, isOffered, listener, silence });
    this.sessions.set(id, session);
    void session.gone.then(() => {
      this.sessions.delete(id);
      this.withdrawn.delete(id);
      // Before those that wait: it had begun.
      if (session.startsAgain && !this.closing && !this.waits(id)) this.waiting.unshift(id);
      this.next();
    });
  }

  /** Once from each checkpoint: a trainer that dies twice on the same way dies there again. */
  private afterDeath(id: string, step: number): AfterDeath {
    if (this.startedAgain.get(id) === step) return 'failed';
    this.startedAgain.set(id, step);
    return 'again';
  }

  /** A lost machine says nothing about the run, unless each that takes it up there is lost. */
  private afterLoss(id: string, step: number): AfterDeath {
    const before = this.lostAt.get(id);
    const times = before?.step === step ? before.times + 1 : 1;
    this.lostAt.set(id, { step, times });
    return times < mostLosses ? 'again' : 'failed';
  }

  private keepOpen(work: Promise<void>): void {
    const ended = work
      .catch((error: unknown) => {
        process.stderr.write(`${toLabError(error).message}\n`);
      })
      .finally(() => this.underWay.delete(ended));
    this.underWay.add(ended);
  }

  private change(id: string, change: Parameters<Store['runs']['change']>[1]): void {
    this.options.events.publish({ kind: 'run', run: this.options.store.runs.change(id, change) });
  }
}
