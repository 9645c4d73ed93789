import type { Sweep, SweepPointState } from '../api';
import { csvCell } from '../metrics';
import type { SweepResult } from './aggregate';

interface PositionedResult extends SweepResult {
  readonly position: number;
}

/** One row per finished run: value, seed, run, verdict and every metric (RFC 4180). */
export function sweepCsv(
  { address }: Pick<Sweep, 'address'>,
  metrics: readonly string[],
  points: readonly SweepPointState[],
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
