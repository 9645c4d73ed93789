import { styleText } from 'node:util';
import { formatMetric } from '@shared/metric';
import { namedMetric } from '@shared/metrics/registry';

/** A command as a person can type it, in a sentence: `npm run lab -- resume 12`. */
export function command(text: string): string {
  return `npm run lab -- ${text}`;
}

/** Epoch milliseconds as `2026-03-01 14:05` in this machine's time zone. */
export function moment(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A headline or a metric as it is written, a dash where there is none. */
export function metricText(name: string, value: number | undefined): string {
  return value === undefined ? '–' : formatMetric(namedMetric(name).metric, value);
}

const verdictColours: Readonly<Record<string, 'green' | 'yellow' | 'magenta'>> = {
  healthy: 'green',
  'no collapse': 'green',
  partial: 'yellow',
  collapsed: 'magenta',
  collapse: 'magenta',
};

/** In its own colour where standard output is a terminal; what is no verdict stays as it is. */
export function verdictText(word: string): string {
  const colour = verdictColours[word];
  return colour === undefined ? word : styleText(colour, word);
}
