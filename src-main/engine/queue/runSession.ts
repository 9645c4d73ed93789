import type { Run } from '@shared/api';
import { computesWith } from '@shared/api';
import type { DataRecord } from '@shared/data';
import { LabError } from '@shared/errors';
import { stepOfCheckpoint } from '../../checkpoint';
import type { Store } from '../../store';
import type { TrainerJob, TrainerReport } from '../../trainer/protocol';
import { applyReport } from './applyReport';
import type { EventStream } from './eventStream';
import { RunRecorder } from './runRecorder';
import { Silence, type SilenceLimits, usualSilence } from './silence';
import type { SpawnTrainer, TrainerExit, TrainerProcess } from './trainerProcess';

/**
 * Why a trainer was asked to end: by the person, by the engine that closes (the run may go on later),
 * or because the run is deleted.
 */
type Intent = 'none' | 'stop' | 'interrupt' | 'discard';
type Ended = Extract<TrainerReport, { kind: 'ended' }>;

/** Milliseconds for a trainer that has reported its end, in which it waits until that is kept. */
const exitLimit = 15_000;

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}

/** What happens to a run whose trainer died: it is started again from its last checkpoint, or left as failed. */
export type AfterDeath = 'again' | 'failed';

export interface SessionListener {
  paused(): void;
  /** The trainer died by itself; `checkpoint` is the step of its last one, -1 without any. */
  died(checkpoint: number): AfterDeath;
  /** The machine that trained it is gone. */
  lost(checkpoint: number): AfterDeath;
}

export interface SessionOptions {
  readonly store: Store;
  readonly events: EventStream;
  readonly run: Run;
  readonly job: TrainerJob;
  readonly spawn: SpawnTrainer;
  /** The run waits until a worker takes it. */
  readonly isOffered: boolean;
  readonly listener: SessionListener;
  readonly silence?: SilenceLimits | undefined;
}

/** One run with its trainer process, from the fork to the exit. */
export class RunSession {
  /** Settles when the process is gone and the run's last state is stored. */
  readonly gone: Promise<void>;
  private intent: Intent = 'none';
  private ended: Ended | undefined;
  private broken: LabError | undefined;
  /** Why this process ended the trainer. */
  private ending: string | undefined;
  private again = false;
  private limit: NodeJS.Timeout | undefined;
  /** Milliseconds that the run's last state may wait for the database. */
  private writeLimit: number | undefined;
  private checkpoint: number;
  private readonly recorder: RunRecorder;
  private readonly trainer: TrainerProcess;
  private readonly silence: Silence;

  constructor(private readonly options: SessionOptions) {
    const { store, events, run, job, spawn, isOffered } = options;
    this.checkpoint = stepOfCheckpoint(job.resumeFrom ?? '') ?? -1;
    this.recorder = new RunRecorder(store, events, run, {
      kept: (number) => this.trainer.send({ kind: 'kept', number }),
      broken: (error) => this.fail(error),
    });
    this.recorder.set({ endedAt: null, error: null, place: null, ...(isOffered ? {} : this.beginning()) });
    let leave = () => {};
    this.gone = new Promise((resolve) => {
      leave = resolve;
    });
    const begunOn = job.resumeFrom === null || run.backend === null ? null : computesWith(run.backend);
    this.trainer = spawn(
      { ...job, workerLabel: run.workerLabel, begunOn },
      {
        report: (report, number) => this.receive(report, number),
        beat: () => this.silence.beat(),
        placed: (place) => this.place(place),
        waits: (waitsFor) => this.recorder.progress({ waitsFor }),
        exit: (exit) => {
          clearTimeout(this.limit);
          this.silence.stop();
          void this.conclude(exit).then(leave);
        },
      },
    );
    this.silence = new Silence(options.silence ?? usualSilence, {
      silent: (lasted) => this.warn(`The trainer has been silent for ${seconds(lasted)}.`),
      back: (lasted) => this.warn(`The trainer is heard again, after ${seconds(lasted)}.`),
      over: (lasted) => {
        this.ending = `The trainer was silent for ${seconds(lasted)} and was ended.`;
        this.trainer.kill();
      },
    });
    this.trainer.send({ kind: 'start', job });
  }

  get run(): Run {
    return this.recorder.run;
  }

  /** Whether workers train it. */
  get isOffered(): boolean {
    return this.options.isOffered;
  }

  /** Whether the run waits to be started again by itself; known once the session is gone. */
  get startsAgain(): boolean {
    return this.again;
  }

  pause(): void {
    this.trainer.send({ kind: 'pause' });
  }

  resume(): void {
    this.trainer.send({ kind: 'resume' });
  }

  /** Asks for a checkpoint and an end; kills the trainer when it takes longer than `limit` milliseconds. */
  end(intent: 'stop' | 'interrupt', limit: number): void {
    if (this.intent === 'none' || intent === 'interrupt') this.intent = intent;
    if (intent === 'interrupt') this.writeLimit = limit;
    this.trainer.send({ kind: 'stop' });
    this.killAfter(limit);
  }

  /** Asks a run back that no worker has taken. */
  withdraw(): void {
    this.trainer.withdraw?.();
  }

  /** Kills the trainer; nothing of the run is kept. */
  discard(): void {
    this.intent = 'discard';
    this.recorder.discard();
    this.trainer.kill();
  }

  private warn(text: string): void {
    if (this.intent === 'discard') return;
    this.recorder.mark({ kind: 'warning', step: this.run.step, text, at: Date.now() });
    this.options.events.publish({ kind: 'log', id: this.run.id, level: 'warning', text });
  }

  private killAfter(limit: number): void {
    clearTimeout(this.limit);
    this.limit = setTimeout(() => {
      this.ending = 'The trainer did not stop in time and was ended.';
      this.trainer.kill();
    }, limit);
  }

  private receive(report: TrainerReport, number: number): void {
    if (this.intent === 'discard' || this.broken !== undefined) return;
    this.recorder.heard(number);
    if (report.kind === 'ended') this.conclusion(report);
    else if (this.ended === undefined)
      applyReport({ recorder: this.recorder, resumed: this.options.job.resumeFrom !== null }, report);
    if (report.kind === 'data') this.compareData(report.record);
    if (report.kind === 'checkpoint') this.checkpoint = report.step;
    if (report.kind === 'paused') this.options.listener.paused();
  }

  /** A worker's folder has the name of the lab's, and may hold something else. */
  private compareData({ name, fingerprint }: DataRecord): void {
    const { place, number } = this.run;
    const other = place === null ? undefined : this.options.store.runData.sameSource(number);
    if (other === undefined || other.fingerprint === fingerprint) return;
    this.warn(`The data ${name} of the worker ${place} is not that on which run ${other.run} trained.`);
  }

  private place(place: string): void {
    const { store, run, job } = this.options;
    this.recorder.place(() => store.attempts.placed(run.number, job.attempt, place));
    this.recorder.set({ place, ...this.beginning() });
  }

  private beginning() {
    const startedAt = this.run.startedAt ?? Date.now();
    return { status: 'starting', activity: 'starting', startedAt, waitsFor: null } as const;
  }

  private conclusion(report: Ended): void {
    this.ended = report;
    const { how, step, error } = report;
    const status = how === 'stopped' && this.intent === 'interrupt' ? 'interrupted' : how;
    this.recorder.set({
      status,
      step,
      activity: null,
      waitsFor: null,
      endedAt: Date.now(),
      error: error === null ? null : { ...error },
    });
    this.killAfter(exitLimit);
  }

  /** What the trainer reported cannot be stored; the run is left as it was at its last checkpoint. */
  private fail(error: LabError): void {
    if (this.broken !== undefined) return;
    this.broken = error;
    this.trainer.kill();
  }

  private async conclude(exit: TrainerExit): Promise<void> {
    if (this.intent === 'discard') return;
    if (this.ended === undefined) this.recordDeath(exit);
    await this.recorder.whenWritten(this.writeLimit);
    this.recorder.discard();
  }

  /** The exit of a trainer that did not report its end: a crash, or it was killed. */
  private recordDeath({ code, signal, lost, withdrawn }: TrainerExit): void {
    const endedAt = Date.now();
    this.recorder.progress({ waitsFor: null });
    if (this.intent === 'interrupt') {
      this.recorder.set({ status: 'interrupted', activity: null, endedAt, error: null });
      return;
    }
    if (withdrawn && this.intent === 'none') {
      this.again = true;
      return;
    }
    const error =
      this.broken ?? (lost === undefined ? this.crash(code, signal) : new LabError('trainer-crashed', lost));
    const { listener } = this.options;
    this.again =
      this.intent === 'none' &&
      this.broken === undefined &&
      (lost === undefined ? listener.died(this.checkpoint) : listener.lost(this.checkpoint)) === 'again';
    if (!this.again) {
      const status = this.intent === 'stop' ? 'interrupted' : 'failed';
      this.recorder.set({ status, activity: null, endedAt, error: error.toJSON() });
      return;
    }
    const text =
      lost === undefined
        ? `The trainer died and is started again from the last checkpoint. ${error.message}`
        : `${lost} The run goes on from the last checkpoint that arrived.`;
    this.recorder.mark({ kind: 'warning', step: this.run.step, text, at: endedAt });
    this.recorder.set({ status: 'queued', activity: null });
  }

  private crash(code: number | null, signal: string | null): LabError {
    if (this.ending !== undefined) return new LabError('trainer-crashed', this.ending);
    const how = signal === null ? `exit code ${code ?? 'unknown'}` : signal;
    const tail = this.trainer.logTail();
    const log = tail === '' ? 'It left no message.' : `Its last lines:\n${tail}`;
    return new LabError('trainer-crashed', `The trainer ended unexpectedly (${how}). ${log}`);
  }
}
