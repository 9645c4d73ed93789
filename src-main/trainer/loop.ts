import { join } from 'node:path';
import type { MetricPoint } from '@shared/api';
import { LabError } from '@shared/errors';
import { effectiveRank, metric, type TapMetric } from '@shared/metrics';
import { measureOrder, trainOutputs } from '../compiler';
import type { OutputMap } from '../tensorflow';
import { Evaluation } from './evaluation';
import type { TrainerReport } from './protocol';
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
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
}

/** Least milliseconds between two progress reports. */
const progressEvery = 200;

/**
 * Trains to the last step or until told to stop. Every step: control, cadence work, one native call.
 * @returns how it ended and after which step
 * @throws LabError `loss-not-finite` after a checkpoint of the step before
 */
export async function trainLoop(
  request: LoopRequest,
): Promise<{ how: 'finished' | 'stopped'; step: number }> {
  const { session, folder, control, report, clock } = request;
  const { training } = session.document;
  const summary = new RunSummary(session.taps, session.total);
  const evaluation = new Evaluation(session);
  const pace = new Pace(training.batch, clock);
  const emit = (points: readonly MetricPoint[]) => {
    summary.add(points);
    report({ kind: 'metrics', points });
  };
  const mark = (kind: 'checkpoint' | 'pause' | 'resume', step: number) =>
    report({ kind: 'mark', mark: { step, kind, text: kind, at: Date.now() } });
  const evaluate = (step: number) => {
    report({ kind: 'phase', phase: 'evaluating' });
    emit(pace.apart(() => evaluation.run(step)));
    report({ kind: 'phase', phase: 'training' });
  };
  const checkpoint = async (step: number) => {
    const path = join(folder, `step-${String(step).padStart(8, '0')}.safetensors`);
    report({
      kind: 'checkpoint',
      step,
      path,
      ...(await save(path, session, { step, seconds: pace.seconds, firstKnn: summary.firstKnn })),
    });
  };
  const summarise = () =>
    report({
      kind: 'summary',
      summary: {
        headline: summary.headline(),
        verdict: summary.verdict(),
        primaryTap: session.taps.find((tap) => tap.primary)?.id ?? '',
        seconds: pace.seconds,
        imagesPerSecond: pace.average,
      },
    });

  let step = 0;
  if (request.resumeFrom !== null) {
    const state = await restore(request.resumeFrom, session);
    step = state.step;
    pace.seconds = state.seconds;
    summary.firstKnn = state.firstKnn;
    mark('resume', step);
  }
  report({ kind: 'phase', phase: 'training' });
  let lastProgress = Number.NEGATIVE_INFINITY;
  while (step < session.total) {
    await yieldToMessages();
    if (control.wish === 'stop') {
      await checkpoint(step);
      summarise();
      return { how: 'stopped', step };
    }
    if (control.wish === 'pause') {
      await checkpoint(step);
      mark('pause', step);
      report({ kind: 'paused', step });
      await control.whenNotPaused();
      report({ kind: 'resumed', step });
      mark('resume', step);
      continue;
    }
    const probing = step % training.probeEvery === 0 || step === session.total - 1;
    const outputs = pace.step(() =>
      session.step(step, probing ? session.probeOutputs() : [trainOutputs.losses]),
    );
    await requireFinite(outputs, session, step);
    if (probing)
      emit([
        ...probePoints(outputs, session, step),
        { name: metric.imagesPerSecond, step, value: pace.recent },
      ]);
    step += 1;
    // The first points are on the chart before the first evaluation takes its second.
    if (
      step === 1 ||
      (training.evaluateEvery > 0 && step % training.evaluateEvery === 0 && step < session.total)
    )
      evaluate(step - 1);
    if (training.checkpointEvery > 0 && step % training.checkpointEvery === 0 && step < session.total) {
      await checkpoint(step);
      mark('checkpoint', step);
    }
    if (clock() - lastProgress >= progressEvery) {
      lastProgress = clock();
      report({ kind: 'progress', step, imagesPerSecond: pace.recent, seconds: pace.seconds });
    }
  }
  evaluate(step - 1);
  report({ kind: 'progress', step, imagesPerSecond: pace.recent, seconds: pace.seconds });
  report({ kind: 'phase', phase: 'saving' });
  await checkpoint(step);
  summarise();
  return { how: 'finished', step };
}

/** Lets the process read its messages between two native calls. */
function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function probePoints(outputs: OutputMap, session: TrainingSession, step: number): MetricPoint[] {
  const points: MetricPoint[] = [];
  const put = (name: string, value: number | undefined) => {
    if (value !== undefined) points.push({ name, step, value });
  };
  const [objective, ...losses] = outputs[trainOutputs.losses] ?? [];
  put(metric.objective, objective);
  session.losses.forEach((node, index) => {
    put(metric.loss(node), losses[index]);
  });
  put(metric.gradientNorm, outputs[trainOutputs.gradientNorm]?.[0]);
  put(metric.learningRate, session.learningRate(step));
  for (const tap of session.taps) {
    const measures = outputs[trainOutputs.measures(tap.id)];
    measureOrder.forEach((quantity: TapMetric, index) => {
      put(metric.tap(tap.id, quantity), measures?.[index]);
    });
    const spectrum = outputs[trainOutputs.spectrum(tap.id)];
    if (spectrum !== undefined) put(metric.tap(tap.id, 'effective_rank'), effectiveRank(spectrum));
  }
  return points;
}

async function requireFinite(outputs: OutputMap, session: TrainingSession, step: number): Promise<void> {
  const [objective = Number.NaN, ...losses] = outputs[trainOutputs.losses] ?? [];
  if (Number.isFinite(objective)) return;
  const index = losses.findIndex((loss) => !Number.isFinite(loss));
  const node = session.losses[index] ?? session.losses[0];
  throw new LabError(
    'loss-not-finite',
    `The loss ${node ?? ''} is ${String(losses[index] ?? objective)} at step ${step}. Lower the learning rate, or look for a division or a square root of zero before it.`,
    node === undefined ? {} : { node },
  );
}

/** Time spent in steps, and the speed that follows from it. */
class Pace {
  seconds = 0;
  #images = 0;
  #trained = 0;
  #recent: number[] = [];

  constructor(
    private readonly batch: number,
    private readonly clock: () => number,
  ) {}

  step<T>(body: () => T): T {
    const start = this.clock();
    const result = body();
    const seconds = (this.clock() - start) / 1000;
    this.seconds += seconds;
    this.#trained += seconds;
    this.#images += this.batch;
    this.#recent = [...this.#recent.slice(-19), seconds];
    return result;
  }

  /** Runs evaluation work: it counts as time of the run, not as speed of the step. */
  apart<T>(body: () => T): T {
    const start = this.clock();
    const result = body();
    this.seconds += (this.clock() - start) / 1000;
    return result;
  }

  /** Images a second over the last 20 steps. */
  get recent(): number {
    const total = this.#recent.reduce((sum, seconds) => sum + seconds, 0);
    return total === 0 ? 0 : (this.#recent.length * this.batch) / total;
  }

  get average(): number {
    return this.#trained === 0 ? 0 : this.#images / this.#trained;
  }
}
