import type { MetricDefinition, MetricFormat } from './definition';

const minus = '−';
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function signed(text: string): string {
  return text.replace('-', minus);
}

/** A number with a fixed count of decimals and a real minus sign: `−0.912`. */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : signed(text);
}

/** `1,380`: the same on every machine, whatever its language. */
export function formatCount(value: number): string {
  return signed(grouped.format(value));
}

/** A share as a percentage with one decimal: `36.2 %`. */
export function formatPercent(value: number): string {
  return `${formatFixed(value * 100, 1)} %`;
}

/** A quantity of any size with two or three significant digits: `12,300`, `4.21`, `3.1e−5`. */
export function formatMagnitude(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e6 || size < 1e-2) return signed(value.toExponential(1).replace('e+', 'e'));
  if (size >= 1000) return formatCount(value);
  return signed(value.toPrecision(3));
}

const decimals: Readonly<Record<Exclude<MetricFormat, 'percent' | 'magnitude'>, number>> = {
  ratio: 2,
  rank: 1,
  loss: 3,
};

/**
 * A value of a metric with as many digits as it deserves, of an unknown one with three; `finer` gives one more, for a
 * value near a limit.
 */
export function formatMetric(
  metric: Pick<MetricDefinition, 'format'> | undefined,
  value: number,
  { finer = false }: { readonly finer?: boolean } = {},
): string {
  const format = metric?.format ?? 'magnitude';
  if (!Number.isFinite(value)) return String(value);
  if (format === 'percent') return formatPercent(value);
  if (format === 'magnitude') return formatMagnitude(value);
  return formatFixed(value, decimals[format] + (finer ? 1 : 0));
}
