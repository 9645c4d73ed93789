import type { Run } from '@shared/api';
import { LabError } from '@shared/errors';
import type { TrainerJob, TrainerReport } from '../../trainer/protocol';
import { applyReport, type ReportContext } from './applyReport';
import type { SpawnTrainer, TrainerExit, TrainerProcess } from './trainerProcess';

/**
 * Why a trainer was asked to end: by the person, by the engine that closes (the run may go on later),
 * or because the run is deleted.
 */
type Intent = 'none' | 'stop' | 'interrupt' | 'discard';
type Ended = Extract<TrainerReport, { kind: 'ended' }>;

/** A trainer that has reported its end has nothing left to lose. */
const exitLimit = 5_000;

/** One run with its trainer process, from the fork to the exit. */
export class RunSession {
  /** Settles when the process is gone and the run's last state is stored. */
  readonly gone: Promise<void>;
  private intent: Intent = 'none';
  private ended: Ended | undefined;
  private late = false;
  private limit: NodeJS.Timeout | undefined;
  private readonly trainer: TrainerProcess;

  constructor(
    private readonly context: ReportContext,
    job: TrainerJob,
    spawn: SpawnTrainer,
    private readonly onPaused: () => void,
  ) {
    context.recorder.set({
      status: 'starting',
      phase: 'starting TensorFlow',
      startedAt: this.run.startedAt ?? Date.now(),
      endedAt: null,
      error: null,
    });
    let leave = () => {};
    this.gone = new Promise((resolve) => {
      leave = resolve;
    });
    this.trainer = spawn(job.folder, {
      report: (report) => this.receive(report),
      exit: (exit) => {
        clearTimeout(this.limit);
        this.conclude(exit);
        leave();
      },
    });
    this.trainer.send({ kind: 'start', job });
  }

  get run(): Run {
    return this.context.recorder.run;
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
    this.trainer.send({ kind: 'stop' });
    this.killAfter(limit);
  }

  /** Kills the trainer; nothing of the run is kept. */
  discard(): void {
    this.intent = 'discard';
    this.context.recorder.discard();
    this.trainer.kill();
  }

  private killAfter(limit: number): void {
    clearTimeout(this.limit);
    this.limit = setTimeout(() => {
      this.late = true;
      this.trainer.kill();
    }, limit);
  }

  private receive(report: TrainerReport): void {
    if (this.intent === 'discard' || this.ended !== undefined) return;
    if (report.kind !== 'ended') {
      applyReport(this.context, report);
      if (report.kind === 'paused') this.onPaused();
      return;
    }
    this.ended = report;
    const { how, step, error } = report;
    const status = how === 'stopped' && this.intent === 'interrupt' ? 'interrupted' : how;
    this.context.recorder.set({
      status,
      step,
      phase: null,
      endedAt: Date.now(),
      error: error === null ? null : { ...error },
    });
    this.killAfter(exitLimit);
  }

  /** The exit of a trainer that did not report its end: a crash, or it was killed. */
  private conclude({ code, signal }: TrainerExit): void {
    if (this.intent === 'discard' || this.ended !== undefined) return;
    this.context.recorder.set({
      status: 'interrupted',
      phase: null,
      endedAt: Date.now(),
      error: this.intent === 'interrupt' ? null : this.crash(code, signal).toJSON(),
    });
  }

  private crash(code: number | null, signal: string | null): LabError {
    if (this.late) return new LabError('trainer-crashed', 'The trainer did not stop in time and was ended.');
    const how = signal === null ? `exit code ${code ?? 'unknown'}` : signal;
    const tail = this.trainer.logTail();
    const log = tail === '' ? 'It left no message.' : `Its last lines:\n${tail}`;
    return new LabError('trainer-crashed', `The trainer ended unexpectedly (${how}). ${log}`);
  }
}
