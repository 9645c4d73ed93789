import { join } from 'node:path';
import type { MetricPoint, RunMark } from '@shared/api';
import { toLabError } from '@shared/errors';
import { addressOf } from '@shared/metric';
import { metricAt, metricsOf } from '@shared/metrics/registry';
import { effectiveRank } from '@shared/metrics/step/effectiveRank';
import { tooFewToJudge } from '@shared/verdict';
import { checkpointName } from '../checkpoint';
import type { OutputMap } from '../tensorflow';
import { Evaluation } from './evaluation';
import { whereNotFinite } from './notFinite';
import { Pace } from './pace';
import { phaseChanges } from './phases';
import type { TrainerReport } from './protocol';
import { Sample } from './sample';
import type { TrainingSession } from './session';
import { restore, save } from './snapshot';
import { RunSummary } from './summary';

/** What the loop is asked to do by the outside; read between steps. */
export interface LoopControl {
  readonly wish: 'run' | 'pause' | 'stop';
  /** Resolves when the wish is no longer `pause`. */
  whenNotPaused(): Promise<void>;
}

export interface LoopRequest {
  readonly session: TrainingSession;
  readonly folder: string;
  readonly resumeFrom: string | null;
  readonly control: LoopControl;
  readonly report: (report: TrainerReport) => void;
  /** Settles once enough of what was reported is kept; asked before every step. */
  readonly whenRoom: () => Promise<void>;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
}

export interface LoopEnd {
  readonly how: 'finished' | 'stopped';
  /** Steps done. */
  readonly step: number;
}

/** Least milliseconds between two progress reports. */
const progressEvery = 200;

/**
 * Trains to the last step or until told to stop.
 * @throws LabError `loss-not-finite`; the last checkpoint is from before it
 */
export function trainLoop(request: LoopRequest): Promise<LoopEnd> {
  return new TrainingLoop(request).run();
}

/** One run: every step asks what is wished, makes one native call, and does what falls due after it. */
class TrainingLoop {
  /** Steps done. */
  #step = 0;
  #lastProgress = Number.NEGATIVE_INFINITY;
  /** The newest that this process knows to be whole; null before there is one. */
  #lastCheckpoint: string | null = null;
  readonly #summary: RunSummary;
  /** Why a batch is too small to be judged by. */
  readonly #tooFew: string | undefined;
  readonly #evaluation: Evaluation;
  readonly #sample: Sample;
  readonly #pace: Pace;
  readonly #phases: ReadonlyMap<number, string>;

  constructor(private readonly request: LoopRequest) {
    const { session, folder, clock } = request;
    this.#summary = new RunSummary(session.compiled.taps, session.total);
    this.#tooFew = tooFewToJudge(session.document.training.batch);
    this.#evaluation = new Evaluation(session);
    this.#sample = new Sample(session, folder);
    this.#pace = new Pace(session.document.training.batch, clock);
    this.#phases = phaseChanges(session.document, session.total);
  }

  async run(): Promise<LoopEnd> {
    const { session, control, resumeFrom, report, whenRoom } = this.request;
    report({ kind: 'activity', activity: 'training' });
    if (resumeFrom === null) await this.#begin();
    else await this.#resume(resumeFrom);
    while (this.#step < session.total) {
      await yieldToMessages();
      await whenRoom();
      if (control.wish === 'stop') return this.#end('stopped');
      if (control.wish === 'pause') await this.#pause();
      else await this.#advance();
    }
    this.#evaluate();
    this.#progress();
    report({ kind: 'activity', activity: 'saving' });
    return this.#end('finished');
  }

  /** What the untrained network gives: the first points of the charts, and the accuracy that gains are counted from. */
  async #begin(): Promise<void> {
    const { session, report } = this.request;
    const outputs = this.#pace.apart(() => session.look(0, session.compiled.probes));
    this.#probe(outputs);
    if (this.#tooFew !== undefined) this.#mark('warning', this.#tooFew);
    for (const note of this.#evaluate()) this.#mark('warning', note);
    report({ kind: 'artifact', artifact: await this.#sample.embedding(0) });
  }

  async #resume(checkpoint: string): Promise<void> {
    const state = await restore(checkpoint, this.request.session);
    this.#lastCheckpoint = checkpoint;
    this.#step = state.step;
    this.#pace.seconds = state.seconds;
    this.#summary.restore(state.summary);
    this.#mark('resume', 'Resumed from the checkpoint');
  }

  async #pause(): Promise<void> {
    const { control, report } = this.request;
    await this.#checkpoint();
    report({ kind: 'paused', step: this.#step });
    await control.whenNotPaused();
    if (control.wish === 'run') report({ kind: 'resumed', step: this.#step });
  }

  async #advance(): Promise<void> {
    const { session, clock } = this.request;
    const { probeEvery, evaluateEvery, checkpointEvery } = session.document.training;
    const step = this.#step;
    const phase = this.#phases.get(step);
    if (phase !== undefined) this.#mark('phase', phase);
    const probing = step > 0 && (step % probeEvery === 0 || step === session.total - 1);
    const wanted = probing ? session.compiled.probes : session.compiled.losses;
    const outputs = this.#pace.step(() => session.step(step, wanted));
    await this.#requireFinite(outputs);
    if (probing) this.#probe(outputs);
    this.#step += 1;
    const due = (every: number) => every > 0 && this.#step % every === 0 && this.#step < session.total;
    if (due(evaluateEvery)) this.#evaluate();
    if (due(checkpointEvery)) await this.#checkpointIfPossible();
    if (clock() - this.#lastProgress >= progressEvery) this.#progress();
  }

  /** @throws LabError `loss-not-finite` that names the node where it arose, as far as that can be found */
  async #requireFinite(outputs: OutputMap): Promise<void> {
    const { session, control } = this.request;
    try {
      session.compiled.requireFinite(outputs, this.#step);
    } catch (error) {
      const found = await whereNotFinite({
        session,
        step: this.#step,
        checkpoint: this.#lastCheckpoint,
        isUnwanted: () => control.wish === 'stop',
      });
      throw found ?? error;
    }
  }

  async #end(how: LoopEnd['how']): Promise<LoopEnd> {
    await this.#checkpoint();
    const { session, report } = this.request;
    report({
      kind: 'summary',
      summary: {
        headline: this.#summary.headline(),
        verdict: this.#tooFew === undefined ? this.#summary.verdict() : null,
        primaryTap: session.compiled.taps.find(({ role }) => role === 'representation')?.id ?? '',
        seconds: this.#pace.seconds,
        imagesPerSecond: this.#pace.average,
      },
    });
    return { how, step: this.#step };
  }

  #probe(outputs: OutputMap): void {
    const { session, report } = this.request;
    const step = this.#step;
    const pace = { imagesPerSecond: this.#pace.recent };
    // Before the first step there is no speed.
    const clocked = pace.imagesPerSecond > 0 ? metricsOf('run', 'clock') : [];
    this.#emit([
      ...session.compiled
        .read(outputs, step)
        .filter(({ name }) => this.#tooFew === undefined || !isRank(name)),
      ...clocked.map((metric) => ({ name: addressOf(metric), step, value: metric.measure(pace) })),
    ]);
    for (const spectrum of session.compiled.spectra(outputs)) report({ kind: 'spectrum', step, ...spectrum });
  }

  /** @returns what had to give way, as sentences */
  #evaluate(): readonly string[] {
    const { report } = this.request;
    report({ kind: 'activity', activity: 'evaluating' });
    const { points, notes } = this.#pace.apart(() => this.#evaluation.run(this.#step));
    this.#emit(points);
    report({ kind: 'activity', activity: 'training' });
    return notes;
  }

  async #checkpoint(): Promise<void> {
    const { session, folder, report } = this.request;
    const step = this.#step;
    const path = join(folder, checkpointName(step));
    const state = { step, seconds: this.#pace.seconds, summary: this.#summary.state };
    report({ kind: 'artifact', artifact: await this.#sample.embedding(step) });
    report({ kind: 'checkpoint', step, path, ...(await save(path, session, state)) });
    this.#lastCheckpoint = path;
  }

  /** Training goes on without a checkpoint that the disk has no room for: the next one may find some. */
  async #checkpointIfPossible(): Promise<void> {
    try {
      await this.#checkpoint();
    } catch (error) {
      const { code, message } = toLabError(error);
      if (code !== 'storage-unavailable') throw error;
      this.#mark('warning', `No checkpoint: ${message}`);
    }
  }

  #progress(): void {
    const { clock, report } = this.request;
    this.#lastProgress = clock();
    const { recent, seconds } = this.#pace;
    report({ kind: 'progress', step: this.#step, imagesPerSecond: recent, seconds });
  }

  #emit(points: readonly MetricPoint[]): void {
    this.#summary.add(points);
    this.request.report({ kind: 'metrics', points });
  }

  #mark(kind: RunMark['kind'], text: string): void {
    this.request.report({ kind: 'mark', mark: { step: this.#step, kind, text, at: Date.now() } });
  }
}

/** Whether a series counts the directions of a batch. */
function isRank(name: string): boolean {
  return metricAt(name)?.metric.id === effectiveRank.id;
}

/** Lets the process read its messages between two native calls. */
function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
