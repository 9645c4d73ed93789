import type { Sweep, SweepPointState } from '@shared/api';
import { aggregate, type Finding, type SweepCurve } from '@shared/sweep';
import { type Verdict, verdicts } from '@shared/verdict';
import { analysisOf } from '../store/analysisOf';
import type { OpenSweep } from '../store/sweepsStore';
import type { RunDot } from './sweepFigure';

/** The runs at one value. */
export interface SweepValueRuns {
  readonly label: string;
  readonly points: readonly SweepPointState[];
  /** How many finished runs ended as each verdict; those that none did are left out. */
  readonly verdicts: readonly { readonly verdict: Verdict; readonly count: number }[];
}

/** The runs of a sweep by value, in the order of the axis. */
export function runsByValue({ labels }: Sweep, points: readonly SweepPointState[]): SweepValueRuns[] {
  return labels.map((label) => {
    const own = points.filter((point) => point.label === label);
    const judged = own.flatMap(({ run }) => (run?.status === 'finished' ? (run.verdict?.verdict ?? []) : []));
    const counts = verdicts.map((verdict) => ({
      verdict,
      count: judged.filter((one) => one === verdict).length,
    }));
    return { label, points: own, verdicts: counts.filter(({ count }) => count > 0) };
  });
}

/** The finished runs of a sweep as points of one metric's chart. */
export function dotsOf({ labels }: Sweep, { points, results }: OpenSweep, metric: string): RunDot[] {
  return results.flatMap(({ position, label, values }) => {
    const value = values[metric];
    const index = labels.indexOf(label);
    if (value === undefined || index < 0) return [];
    const verdict = points.find((point) => point.position === position)?.run?.verdict?.verdict;
    return [{ index, value, verdict }];
  });
}

export function curvesOf({ labels }: Sweep, { metrics, results }: OpenSweep): SweepCurve[] {
  return aggregate(labels, metrics, results);
}

/** Whether the claim of a sweep's analysis holds for what has finished; undefined where its metrics are not read. */
export function findingOf(sweep: Sweep, { metrics, results }: OpenSweep): Finding | undefined {
  const analysis = analysisOf(sweep);
  if (analysis === undefined || results.length === 0) return undefined;
  if (!analysis.metrics.every((metric) => metrics.includes(metric))) return undefined;
  return analysis.check(aggregate(sweep.labels, metrics, results));
}
