import { formatFixed, formatMetric } from '../metric';
import type { NamedMetric } from '../metrics/registry';
import type { Spread, SweepCurve } from './aggregate';
import { namedAddress } from './metricAddress';

/** Writes a number of a metric. */
export type Format = (value: number) => string;

/** How the values of a metric address are written. */
export function formatOf(address: string): Format {
  const { metric } = namedAddress(address);
  return (value) => formatMetric(metric, value);
}

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
export function columnFormat({ metric: address, points }: SweepCurve): Format {
  const format = formatOf(address);
  const { metric }: NamedMetric = namedAddress(address);
  const sizes = points.flatMap(({ spread }) => (spread === null ? [] : [Math.abs(spread.mean)]));
  const largest = Math.max(...sizes);
  const decimals = decimalsOf(format(largest));
  if (metric?.format === 'percent' || decimals === undefined || largest > alike * Math.min(...sizes))
    return format;
  return (value) => formatFixed(value, decimals);
}

export interface SpreadTexts {
  readonly mean: string;
  /** With its sign; empty for a single seed. */
  readonly deviation: string;
}

/** The mean, and the standard deviation over seeds with the same decimals; a unit stands once, at the end. */
export function spreadTexts(format: Format, spread: Spread | null | undefined): SpreadTexts {
  if (spread === null || spread === undefined) return { mean: '–', deviation: '' };
  const mean = format(spread.mean);
  if (spread.count < 2) return { mean, deviation: '' };
  const decimals = mean.includes('%') ? undefined : decimalsOf(mean);
  const deviation = decimals === undefined ? format(spread.std) : formatFixed(spread.std, decimals);
  return { mean: mean.replace(' %', ''), deviation: `± ${deviation}` };
}

/** `0.22 ± 0.03` of a metric address, or a dash where nothing was measured. */
export function spreadText(address: string, spread: Spread | null | undefined): string {
  const { mean, deviation } = spreadTexts(formatOf(address), spread);
  return deviation === '' ? mean : `${mean} ${deviation}`;
}
