import type { headlineMetrics } from '@shared/metrics';

type HeadlineName = (typeof headlineMetrics)[number];

const minus = '−';
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const dated = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function signed(text: string): string {
  return text.replace('-', minus);
}

/** A number with a fixed count of decimals and a real minus sign: `−0.912`. */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : signed(text);
}

/** A ratio between 0 and 1, such as m_o: `0.22`. */
export function formatRatio(value: number): string {
  return formatFixed(value, 2);
}

/** A share as a percentage with one decimal: `36.2 %`. */
export function formatPercent(value: number): string {
  return `${formatFixed(value * 100, 1)} %`;
}

/** `1,380`. */
export function formatCount(value: number): string {
  return signed(grouped.format(value));
}

/** A quantity of any magnitude with two or three significant digits: `12,300`, `4.21`, `3.1e−5`. */
export function formatQuantity(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e6 || size < 1e-2) return signed(value.toExponential(1).replace('e+', 'e'));
  if (size >= 1000) return formatCount(value);
  return signed(value.toPrecision(3));
}

/** `1,380 img/s`; one decimal under 10. */
export function formatSpeed(imagesPerSecond: number): string {
  const number = imagesPerSecond < 10 ? formatFixed(imagesPerSecond, 1) : formatCount(imagesPerSecond);
  return `${number} img/s`;
}

/** Seconds as a clock: `0:38`, `12:04`, `1:02:03`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Milliseconds of one step: `181 ms`, `1.24 s`. */
export function formatStepTime(seconds: number): string {
  return seconds < 1 ? `${formatCount(seconds * 1000)} ms` : `${formatFixed(seconds, 2)} s`;
}

/** How long ago `at` was, both in epoch milliseconds: `just now`, `5 min ago`, `3 h ago`, `2 d ago`, then the date. */
export function formatAgo(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d ago`;
  return dated.format(at);
}

/** One of a run's headline numbers with as many digits as it deserves. */
export function formatHeadline(name: HeadlineName, value: number): string {
  switch (name) {
    case 'm_o':
    case 'm_r':
    case 'std':
      return formatRatio(value);
    case 'knn_accuracy':
    case 'linear_accuracy':
    case 'knn_accuracy_initial':
      return formatPercent(value);
    case 'effective_rank':
      return formatFixed(value, 1);
    case 'loss':
      return formatFixed(value, 3);
    case 'covariance':
      return formatQuantity(value);
  }
}
