import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { toLabError } from '@shared/errors';
import { type DataSource, mapDataSources } from '@shared/graph';
import type { SpawnTrainer, TrainerExit, TrainerProcess } from '../engine';
import type { TrainerReport } from '../trainer/protocol';
import { Link } from './link';
import { type Down, placed, signEvery, type Take, type ToEngine, type ToWorker, type Up } from './messages';
import { dataName } from './needs';
import { IncomingFiles, piecesOf } from './pieces';

/** Looks that an engine has to answer; then the job is let go, and an engine that wants the run offers it anew. */
const answerLooks = 10;

/** Messages of files that may wait in memory. */
const piecesAhead = 32;

export interface TakenRunOptions {
  readonly run: string;
  readonly place: string;
  readonly version: string;
  readonly computes: string | null;
  readonly refuses: boolean;
  /** Data sets by name, with the folder or file of each on this machine. */
  readonly data: ReadonlyMap<string, string>;
  /** Folder for this take alone; made here and removed at the end. */
  readonly folder: string;
  readonly spawn: SpawnTrainer;
  readonly post: (message: Up) => void;
}

/** One run in a worker's hand, from the question for it to the last message about it. */
export class TakenRun {
  readonly take = randomUUID();
  /** Settles when nothing of the run is left here. */
  readonly over: Promise<void>;
  #finish = (): void => {};
  #looks = 0;
  #isAnswered = false;
  #beat = false;
  #handingBack = false;
  #isOver = false;
  #unsuited: string | undefined;
  #trainer: TrainerProcess | undefined;
  /** Files that were sent and lie here still. */
  #sent: readonly string[] = [];
  /** Reports and files in their order. */
  #sending: Promise<void> = Promise.resolve();
  readonly #files: IncomingFiles;
  readonly #link: Link<ToEngine, ToWorker>;
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly options: TakenRunOptions) {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    this.#files = new IncomingFiles(options.folder);
    this.over = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#link = new Link(
      (frame) => options.post({ ...this.#name(), kind: 'frame', frame }),
      (body) => this.#obey(body),
    );
    this.#timer = setInterval(() => this.#look(), signEvery);
    this.#ask();
  }

  get run(): string {
    return this.options.run;
  }

  hear(message: Down): void {
    this.#isAnswered = true;
    if (message.kind === 'refused') this.drop();
    else if (message.kind === 'unsuited') {
      this.#unsuited = message.reason;
      this.drop();
    } else this.#link.frame(message.frame);
  }

  /** Why this worker does not go on with it, once it is over. */
  get unsuited(): string | undefined {
    return this.#unsuited;
  }

  /** Ends the trainer with a checkpoint; the engine gives the run to another worker. */
  handBack(): void {
    this.#handingBack = true;
    if (this.#trainer === undefined) this.drop();
    else this.#trainer.send({ kind: 'stop' });
  }

  /** The run is another's: nothing that its trainer does counts. */
  drop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#trainer === undefined) this.#leave();
    else this.#trainer.kill();
  }

  #name(): Take {
    return { take: this.take, run: this.options.run };
  }

  #ask(): void {
    const { place, version, computes, refuses, post } = this.options;
    post({ ...this.#name(), kind: 'take', place, version, computes, refuses, now: Date.now() });
  }

  #look(): void {
    this.#looks += 1;
    if (this.#isAnswered) {
      this.options.post({ ...this.#name(), kind: 'alive', beat: this.#beat });
      this.#beat = false;
      this.#link.again();
    } else if (this.#looks < answerLooks) this.#ask();
    else this.drop();
  }

  #obey(body: ToWorker): void {
    if (body.kind === 'piece') this.#files.add(body);
    else if (body.kind === 'job') this.#start(body);
    else this.#trainer?.send(body);
  }

  #start({ job, sha256 }: Extract<ToWorker, { kind: 'job' }>): void {
    if (this.#isOver) return;
    const { folder, spawn } = this.options;
    try {
      const document = mapDataSources(job.document, (source) => source && this.#here(source));
      const files = placed(job, (name) => this.#files.finish(name, sha256 ?? ''));
      const whole = { ...job, document, folder, ...files };
      this.#trainer = spawn(whole, {
        report: (report, number) => this.#reported(report, number),
        beat: () => {
          this.#beat = true;
        },
        exit: (exit) => this.#exited(exit),
      });
      this.#trainer.send({ kind: 'start', job: whole });
    } catch (error) {
      process.stderr.write(`${toLabError(error).message}\n`);
      this.drop();
    }
  }

  /** A data source with its folder or file on this machine. */
  #here(source: DataSource): DataSource {
    if (source.kind === 'embedded') return source;
    return { ...source, directory: this.options.data.get(dataName(source.directory)) ?? source.directory };
  }

  #reported(report: TrainerReport, number: number): void {
    if (this.#handingBack && report.kind === 'ended') {
      // The engine must not hear of an end; the trainer need not wait for it.
      this.#trainer?.send({ kind: 'kept', number });
      return;
    }
    this.#then(async () => {
      this.#link.send({ kind: 'report', number, report: await this.#travelling(report) });
    });
  }

  /** Sends the file of a report ahead of it. */
  async #travelling(report: TrainerReport): Promise<TrainerReport> {
    if (report.kind === 'checkpoint') return { ...report, path: await this.#sendFile(report.path) };
    if (report.kind !== 'artifact') return report;
    const { artifact } = report;
    return { ...report, artifact: { ...artifact, path: await this.#sendFile(artifact.path) } };
  }

  async #sendFile(path: string): Promise<string> {
    for await (const piece of piecesOf(path)) {
      this.#link.send(piece);
      await this.#link.whenLeft(piecesAhead);
    }
    await this.#keepOnly(path);
    return basename(path);
  }

  /** The newest file may be told of twice, as by a pause at a checkpoint; those before it are the engine's now. */
  async #keepOnly(path: string): Promise<void> {
    for (const sent of this.#sent) if (sent !== path) await rm(sent, { force: true });
    this.#sent = [path];
  }

  #exited({ code, signal }: TrainerExit): void {
    const logTail = this.#trainer?.logTail() ?? '';
    if (this.#isOver) {
      this.#leave();
      return;
    }
    this.#then(async () => {
      this.#link.send({ kind: 'exit', code, signal, handedBack: this.#handingBack, logTail });
      this.#trainer = undefined;
      await this.#link.whenLeft(0);
      this.#leave();
    });
  }

  #then(work: () => Promise<void>): void {
    this.#sending = this.#sending
      .then(() => (this.#isOver ? undefined : work()))
      .catch((error: unknown) => {
        process.stderr.write(`${toLabError(error).message}\n`);
        this.#giveUp();
      });
  }

  /** Something here is broken, not the run: it is given back as it was when its last checkpoint arrived. */
  #giveUp(): void {
    this.#handingBack = true;
    if (this.#trainer === undefined) this.drop();
    else this.#trainer.kill();
  }

  #leave(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
    rmSync(this.options.folder, { recursive: true, force: true });
    this.#finish();
  }
}
