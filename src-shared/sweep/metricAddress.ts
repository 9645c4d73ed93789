import { type NamedMetric, namedMetric } from '../metrics/registry';

/** A share of a run's steps, both ends from 0 to 1. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What a result is read from: the mean of a metric over a window, or the last value before it where it has none in it. */
export interface MetricAddress {
  readonly name: string;
  readonly window: Window;
}

/** The share of a run by which it is judged and summed up. */
const lastWindow: Window = { from: 0.9, to: 1 };

/**
 * Reads `name` or `name@from..to`: the metric over the last tenth of the run, or over the given share of it. A
 * name without a group is one of the headline, of the representation z: `m_o`, `knn_accuracy`, `loss`.
 */
export function parseMetricAddress(text: string): MetricAddress | undefined {
  const match = /^([^@]+?)(?:@([\d.]+)\.\.([\d.]+))?$/.exec(text);
  const [, name, from, to] = match ?? [];
  if (name === undefined) return undefined;
  if (from === undefined || to === undefined) return { name, window: lastWindow };
  const window = { from: Number(from), to: Number(to) };
  return window.from >= 0 && window.from < window.to && window.to <= 1 ? { name, window } : undefined;
}

/** A metric address as people read it: `Loss`, `De-centering cosine of loss, 25–75 % of the run`. */
export function namedAddress(address: string): NamedMetric {
  const [name = address] = address.split('@');
  const named = namedMetric(name);
  const window = address === name ? undefined : parseMetricAddress(address)?.window;
  if (window === undefined) return named;
  const share = `${Math.round(window.from * 100)}–${Math.round(window.to * 100)} %`;
  return { ...named, title: `${named.title}, ${share} of the run`, short: `${named.short}, ${share}` };
}
