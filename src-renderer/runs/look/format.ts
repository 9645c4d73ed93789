import { formatCount, formatFixed } from '@shared/metric';

const dated = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `1,380 img/s`; one decimal under 10. */
export function formatSpeed(imagesPerSecond: number): string {
  const number = imagesPerSecond < 10 ? formatFixed(imagesPerSecond, 1) : formatCount(imagesPerSecond);
  return `${number} img/s`;
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
