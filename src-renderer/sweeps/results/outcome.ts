import type { Sweep, SweepPointState } from '@shared/api';
import { type Claim, claimsOn, evaluateClaim, type Finding } from '@shared/reproduction';
import { aggregate, type SweepCurve } from '@shared/sweep';
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

/** The claims of a sweep's analysis and what its finished runs say of each; none of a sweep of one's own. */
export function findingsOf(
  sweep: Sweep,
  { metrics, results }: OpenSweep,
): { readonly claim: Claim; readonly finding: Finding | undefined }[] {
  const analysis = analysisOf(sweep);
  if (analysis === undefined) return [];
  const curves = aggregate(sweep.labels, metrics, results);
  return claimsOn(analysis.id).map((claim) => {
    const isRead = claim.quantities.every(({ metric }) => metrics.includes(metric));
    return { claim, finding: isRead && results.length > 0 ? evaluateClaim(claim, curves) : undefined };
  });
}
