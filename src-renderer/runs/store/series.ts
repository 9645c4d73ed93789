import type { MetricPoint, MetricSeries, RunMark } from '@shared/api';
import { firstAtOrAfter } from '@shared/curve';

/** Metric name to its points, steps rising. */
export type SeriesByName = ReadonlyMap<string, MetricSeries>;

/**
 * `addition` after what `series` holds. Where they overlap the addition is right: a run that goes on from a
 * checkpoint trains the steps after it again.
 */
export function joinSeries(series: MetricSeries | undefined, addition: MetricSeries): MetricSeries {
  const [from] = addition.steps;
  if (series === undefined || from === undefined) return series ?? addition;
  const kept = firstAtOrAfter(series.steps, from);
  return {
    name: addition.name,
    steps: [...series.steps.slice(0, kept), ...addition.steps],
    values: [...series.values.slice(0, kept), ...addition.values],
  };
}

export function joinAll(known: SeriesByName, additions: Iterable<MetricSeries>): SeriesByName {
  const joined = new Map(known);
  for (const addition of additions)
    joined.set(addition.name, joinSeries(joined.get(addition.name), addition));
  return joined;
}

/** Points as they come from a run, grouped into series. */
export function seriesOf(points: readonly MetricPoint[]): MetricSeries[] {
  const grouped = new Map<string, MetricSeries>();
  for (const { name, step, value } of points) {
    const series = grouped.get(name) ?? { name, steps: [], values: [] };
    series.steps.push(step);
    series.values.push(value);
    grouped.set(name, series);
  }
  return [...grouped.values()];
}

/** The last step of any series; -1 where there is none. */
export function lastStep(series: SeriesByName): number {
  let last = -1;
  for (const { steps } of series.values()) last = Math.max(last, steps.at(-1) ?? -1);
  return last;
}

/** Marks in step order, each kind once a step. */
export function joinMarks(known: readonly RunMark[], additions: readonly RunMark[]): readonly RunMark[] {
  const byPlace = new Map(
    [...known, ...additions].map((mark) => [`${mark.step} ${mark.kind} ${mark.text}`, mark]),
  );
  return [...byPlace.values()].sort((a, b) => a.step - b.step || a.at - b.at);
}
