import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { toLabError } from '@shared/errors';
import { stepOfCheckpoint } from '../checkpoint';
import type { PlacedJob, TrainerExit, TrainerListener, TrainerProcess } from '../engine';
import type { TrainerCommand, TrainerJob, TrainerReport } from '../trainer/protocol';
import { Link } from './link';
import { type Down, placed, type ToEngine, type ToWorker, type Up } from './messages';
import { type Needs, needsOf } from './needs';
import { IncomingFiles, piecesOf } from './pieces';

/** Messages of a checkpoint that may wait in memory. */
const piecesAhead = 32;

/** Milliseconds that a worker's clock may be off before it is said and its times are corrected. */
const clockTolerance = 60_000;

/** Milliseconds without a sign of life after which it is the worker that is lost, and not its trainer. */
const lostAfter = 10_000;

export interface QueuedTrainerOptions {
  readonly job: PlacedJob;
  readonly listener: TrainerListener;
  readonly version: string;
  readonly post: (take: string, message: Down) => void;
  /** It is over; no worker shall take the run for it any more. */
  readonly left: (trainer: QueuedTrainer) => void;
}

type Asked = Extract<Up, { kind: 'take' }>;

/** One attempt at a run that is in the queue, and later with the worker that took it. */
export class QueuedTrainer implements TrainerProcess {
  #job: TrainerJob | undefined;
  /** What was asked for while no worker had the run. */
  #pending: TrainerCommand[] = [];
  #take: string | undefined;
  #link: Link<ToWorker, ToEngine> | undefined;
  #place = '';
  #waitsFor = '';
  #skew = 0;
  #number = 0;
  /** By a clock that nobody sets. */
  #heardAt = performance.now();
  #tail = '';
  #isOver = false;
  readonly #files: IncomingFiles;

  constructor(private readonly options: QueuedTrainerOptions) {
    this.#files = new IncomingFiles(options.job.folder);
  }

  get run(): string {
    return this.options.job.runId;
  }

  get needs(): Needs {
    const { document, workerLabel = null } = this.options.job;
    return needsOf(document, workerLabel);
  }

  get take(): string | undefined {
    return this.#take;
  }

  send(command: TrainerCommand): void {
    if (command.kind === 'start') this.#job = command.job;
    else if (this.#link !== undefined) this.#link.send(command);
    else if (command.kind === 'stop') setImmediate(() => this.#stopWaiting());
    else if (command.kind !== 'kept') this.#pending.push(command);
  }

  withdraw(): void {
    if (this.#take === undefined) this.#end({ code: null, signal: null, withdrawn: true });
  }

  /** What it waits for, until a worker takes it. */
  waits(what: string): void {
    if (this.#take !== undefined || what === this.#waitsFor) return;
    this.#waitsFor = what;
    this.options.listener.waits?.(what);
  }

  kill(): void {
    if (this.#isOver) return;
    const isLost = this.#take !== undefined && performance.now() - this.#heardAt > lostAfter;
    if (isLost) this.lose(`The worker ${this.#place} was lost.`);
    else this.#end({ code: null, signal: 'SIGKILL' });
  }

  logTail(): string {
    return this.#tail;
  }

  /** A worker asks for the run. Only when the queue has given up the one before does another ask. */
  asked(asked: Asked): void {
    const { take, place, version, now } = asked;
    if (take === this.#take) return;
    const reason = this.#unsuited(asked);
    if (reason !== undefined) {
      this.options.post(take, { kind: 'unsuited', reason });
      return;
    }
    if (this.#take !== undefined) {
      this.lose(`The worker ${this.#place} was lost.`);
      return;
    }
    this.#take = take;
    this.#place = place;
    this.#heardAt = performance.now();
    this.#link = new Link(
      (frame) => this.options.post(take, { kind: 'frame', frame }),
      (body) => this.#receive(body),
    );
    this.options.listener.placed?.(place);
    if (version !== this.options.version)
      this.warn(`The worker ${place} is Collapse Lab ${version}, this lab is ${this.options.version}.`);
    this.#compareClocks(now - Date.now());
    void this.#handOver(this.#link).catch((error: unknown) => this.lose(toLabError(error).message));
  }

  /** Why the worker would rather not go on with it. */
  #unsuited({ version, computes, refuses }: Asked): string | undefined {
    const { begunOn = null } = this.options.job;
    if (!refuses) return undefined;
    if (version !== this.options.version) return `the lab is Collapse Lab ${this.options.version}`;
    return begunOn === null || begunOn === computes ? undefined : `it was begun on ${begunOn}`;
  }

  heard(message: Exclude<Up, Asked>): void {
    this.#heardAt = performance.now();
    if (message.kind === 'frame') this.#link?.frame(message.frame);
    else if (message.beat) this.options.listener.beat?.();
  }

  /** @param isListening whether anything could be heard of the worker at all */
  tick(isListening: boolean): void {
    if (!isListening) this.#heardAt = performance.now();
    if (this.#take === undefined || !isListening) this.options.listener.beat?.();
    this.#link?.again();
  }

  warn(text: string): void {
    const step = this.#step();
    const mark = { kind: 'warning', step, text, at: Date.now() } as const;
    this.options.listener.report({ kind: 'mark', mark }, this.#number);
  }

  lose(lost: string): void {
    this.#end({ code: null, signal: null, lost });
  }

  #step(): number {
    return stepOfCheckpoint(this.#job?.resumeFrom ?? '') ?? 0;
  }

  #stopWaiting(): void {
    if (this.#isOver) return;
    if (this.#link !== undefined) {
      this.#link.send({ kind: 'stop' });
      return;
    }
    const ended = { kind: 'ended', how: 'stopped', step: this.#step(), error: null } as const;
    this.options.listener.report(ended, 1);
    this.#end({ code: 0, signal: null });
  }

  #compareClocks(skew: number): void {
    if (Math.abs(skew) < clockTolerance) return;
    this.#skew = skew;
    const minutes = Math.round(Math.abs(skew) / 60_000);
    const way = skew > 0 ? 'fast' : 'slow';
    this.warn(`The clock of the worker ${this.#place} is ${minutes} min ${way}; its times are corrected.`);
  }

  async #handOver(link: Link<ToWorker, ToEngine>): Promise<void> {
    const job = this.#job;
    if (job === undefined) return;
    const { folder: _folder, resumeFrom, fork, ...travelling } = job;
    // A run begins with its own weights or with its parent's, never with both.
    const weights = resumeFrom ?? fork?.weights ?? null;
    const hash = createHash('sha256');
    if (weights !== null)
      for await (const piece of piecesOf(weights)) {
        hash.update(Buffer.from(piece.base64, 'base64'));
        link.send(piece);
        await link.whenLeft(piecesAhead);
      }
    const sha256 = weights === null ? null : hash.digest('hex');
    const names = placed({ resumeFrom, fork }, (path) => basename(path));
    link.send({ kind: 'job', job: { ...travelling, ...names }, sha256 });
    for (const command of this.#pending.splice(0)) if (command.kind !== 'start') link.send(command);
  }

  #receive(body: ToEngine): void {
    if (this.#isOver) return;
    try {
      if (body.kind === 'piece') this.#files.add(body);
      else if (body.kind === 'report') this.#report(body.number, this.#here(body.report));
      else this.#exited(body);
    } catch (error) {
      this.lose(toLabError(error).message);
    }
  }

  #report(number: number, report: TrainerReport): void {
    this.#number = number;
    this.options.listener.report(report, number);
  }

  /** The report as a trainer of this machine would make it: with files that lie here, and by this clock. */
  #here(report: TrainerReport): TrainerReport {
    if (report.kind === 'checkpoint')
      return { ...report, path: this.#files.finish(report.path, report.sha256) };
    if (report.kind === 'artifact') {
      const { artifact } = report;
      return {
        ...report,
        artifact: { ...artifact, path: this.#files.finish(artifact.path, artifact.sha256) },
      };
    }
    if (report.kind === 'mark')
      return { ...report, mark: { ...report.mark, at: report.mark.at - this.#skew } };
    return report;
  }

  #exited({ code, signal, handedBack, logTail }: Extract<ToEngine, { kind: 'exit' }>): void {
    this.#tail = logTail;
    if (handedBack) this.lose(`The worker ${this.#place} gave the run back.`);
    else this.#end({ code, signal });
  }

  #end(exit: TrainerExit): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#take !== undefined && this.#tail === '' && exit.code === null)
      this.options.post(this.#take, { kind: 'refused' });
    this.options.left(this);
    this.options.listener.exit(exit);
  }
}
