import type { Spread, SweepCurve } from '@shared/sweep';
import { formatFixed } from '../../runs/look/format';
import type { MetricLook } from './metricLook';

/** How many digits stand after the point of a number as it is written; undefined for a power of ten. */
function decimalsOf(text: string): number | undefined {
  if (/e/.test(text)) return undefined;
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** Means that are at most this many times apart are written with the same decimals. */
const alike = 100;

/**
 * A curve's numbers as a column writes them: the decimals that the largest mean deserves, so that the points stand
 * below each other. Columns of very different magnitudes keep each number's own digits.
 */
export function columnFormat(look: MetricLook, { points }: SweepCurve): MetricLook['format'] {
  const sizes = points.flatMap(({ spread }) => (spread === null ? [] : [Math.abs(spread.mean)]));
  const largest = Math.max(...sizes);
  const decimals = decimalsOf(look.format(largest));
  if (look.percent || decimals === undefined || largest > alike * Math.min(...sizes)) return look.format;
  return (value) => formatFixed(value, decimals);
}

export interface SpreadTexts {
  readonly mean: string;
  /** With its sign; empty for a single seed. */
  readonly deviation: string;
}

/** The mean, and the standard deviation over seeds with the same decimals; a unit stands once, at the end. */
export function spreadTexts(format: MetricLook['format'], spread: Spread | null): SpreadTexts {
  if (spread === null) return { mean: '–', deviation: '' };
  const mean = format(spread.mean);
  if (spread.count < 2) return { mean, deviation: '' };
  const decimals = mean.includes('%') ? undefined : decimalsOf(mean);
  const deviation = decimals === undefined ? format(spread.std) : formatFixed(spread.std, decimals);
  return { mean: mean.replace(' %', ''), deviation: `± ${deviation}` };
}

/** `0.22 ± 0.03`, or a dash where nothing was measured. */
export function spreadText({ format }: MetricLook, spread: Spread | null): string {
  const { mean, deviation } = spreadTexts(format, spread);
  return deviation === '' ? mean : `${mean} ${deviation}`;
}
