import { csvCell } from '../metric';
import type { Verdict } from '../verdict';
import type { SweepResult } from './aggregate';

/** A point of a sweep and the run that answers it. */
interface Answered {
  readonly position: number;
  readonly run: { readonly number: number; readonly verdict: { readonly verdict: Verdict } | null } | null;
}

interface PositionedResult extends SweepResult {
  readonly position: number;
}

/** One row per finished run: value, seed, run, verdict and every metric (RFC 4180). */
export function sweepCsv(
  { address }: { readonly address: string | null },
  metrics: readonly string[],
  points: readonly Answered[],
  results: readonly PositionedResult[],
): string {
  const rows = results.map(({ position, label, seed, values }) => {
    const run = points.find((point) => point.position === position)?.run;
    const measured = metrics.map((metric) => String(values[metric] ?? ''));
    return [label, String(seed), String(run?.number ?? ''), run?.verdict?.verdict ?? '', ...measured];
  });
  const head = [address ?? 'document', 'seed', 'run', 'verdict', ...metrics];
  return `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\n')}\n`;
}
