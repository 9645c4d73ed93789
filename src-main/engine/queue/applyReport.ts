import { type BackendInfo, computesWith, type Run, type RunMark } from '@shared/api';
import type { TrainerReport, TrainerSummary } from '../../trainer/protocol';
import type { RunRecorder } from './runRecorder';

export interface ReportContext {
  readonly recorder: RunRecorder;
  /** Whether the trainer goes on from a checkpoint. */
  readonly resumed: boolean;
}

function markNow(kind: RunMark['kind'], step: number, text: string): RunMark {
  return { kind, step, text, at: Date.now() };
}

function finiteOnly(values: TrainerSummary['headline']): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}

function applySummary(recorder: RunRecorder, summary: TrainerSummary): void {
  const { headline, verdict, primaryTap, seconds, imagesPerSecond } = summary;
  recorder.set({
    headline: finiteOnly(headline),
    verdict,
    primaryTap,
    seconds,
    imagesPerSecond,
  });
}

/** A run that goes on with other arithmetic than it began with is no longer the run of its seed, bit for bit. */
function changeOfMachine({ backend: before }: Run, now: BackendInfo): string | undefined {
  if (before === null || computesWith(before) === computesWith(now)) return undefined;
  return `The run goes on with ${computesWith(now)} after ${computesWith(before)}: its numbers may differ in their last bits from here on.`;
}

/** Writes what a trainer reports into its run. `ended` is left to the session: what it means depends on who asked. */
export function applyReport({ recorder, resumed }: ReportContext, report: TrainerReport): void {
  const { run } = recorder;
  switch (report.kind) {
    case 'activity':
      recorder.set(
        report.activity === 'training' && run.status === 'starting'
          ? { activity: report.activity, status: 'running' }
          : { activity: report.activity },
      );
      return;
    case 'ready': {
      const { backend, execution, totalSteps, primaryTap } = report;
      const change = resumed ? changeOfMachine(run, backend) : undefined;
      if (change !== undefined) recorder.mark(markNow('warning', run.step, change));
      recorder.backend(backend);
      recorder.set({ backend, execution, totalSteps, primaryTap });
      return;
    }
    case 'progress': {
      const { step, imagesPerSecond, seconds } = report;
      const speed = Number.isFinite(imagesPerSecond) ? { imagesPerSecond } : {};
      recorder.progress({
        step,
        seconds,
        ...speed,
        ...(run.status === 'starting' ? { status: 'running' } : {}),
      });
      return;
    }
    case 'loading':
      recorder.loading(report.done, report.total);
      return;
    case 'data':
      recorder.data(report.record);
      return;
    case 'metrics':
      recorder.addPoints(report.points);
      return;
    case 'spectrum':
      recorder.spectrum(report.tap, report.step, [...report.eigenvalues]);
      return;
    case 'mark':
      recorder.mark(report.mark);
      return;
    case 'checkpoint': {
      const { step, path, bytes, sha256 } = report;
      recorder.artifact({ kind: 'checkpoint', step, path, bytes, sha256 });
      recorder.mark(markNow('checkpoint', step, 'Checkpoint'));
      return;
    }
    case 'artifact':
      recorder.artifact(report.artifact);
      return;
    case 'summary':
      applySummary(recorder, report.summary);
      return;
    case 'paused':
      recorder.set({ status: 'paused', activity: null, step: report.step });
      recorder.mark(markNow('pause', report.step, 'Paused'));
      return;
    case 'resumed':
      recorder.set({ status: 'running', activity: 'training', step: report.step });
      recorder.mark(markNow('resume', report.step, 'Resumed'));
      return;
    case 'ended':
      return;
  }
}
