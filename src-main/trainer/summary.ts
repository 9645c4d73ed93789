import type { MetricPoint } from '@shared/api';
import type { Tap } from '@shared/graph';
import { addressOf } from '@shared/metric';
import { type Headline, headlines, metricAt, seriesName } from '@shared/metrics/registry';
import { judge, judgedMetrics, type VerdictReport } from '@shared/verdict';

/** The share of a run's steps that its verdict looks at, from the end. */
const windowShare = 0.1;

/** Series whose first value sums up a run, such as the accuracy of the untrained encoder. */
const firsts: ReadonlySet<string> = new Set(
  headlines.filter(({ take }) => take === 'first').map(({ key }) => seriesName(key, null)),
);

export interface SummaryState {
  /** First values by metric name, which gains are counted from. */
  readonly first: Readonly<Record<string, number>>;
  /** Every measure of the last tenth of the steps. */
  readonly window: readonly MetricPoint[];
}

/**
 * Keeps what the end of a run is judged by: every measure of the last tenth of the steps. The untrained network is
 * measured at step 0, which counts for first values alone.
 */
export class RunSummary {
  readonly #points = new Map<string, MetricPoint[]>();
  #first = new Map<string, number>();

  constructor(
    private readonly taps: readonly Tap[],
    private readonly totalSteps: number,
  ) {}

  add(points: readonly MetricPoint[]): void {
    for (const point of points) {
      if (firsts.has(point.name) && !this.#first.has(point.name)) this.#first.set(point.name, point.value);
      // Measured before training: of a run that is stopped early it says nothing.
      if (point.step === 0) continue;
      const series = this.#points.get(point.name) ?? [];
      series.push(point);
      const oldest = point.step - this.totalSteps * windowShare;
      while (series.length > 1 && (series[0]?.step ?? 0) < oldest) series.shift();
      this.#points.set(point.name, series);
    }
  }

  /** What a resumed run needs from before the interruption, so that it is judged as one that was never interrupted. */
  get state(): SummaryState {
    return { first: Object.fromEntries(this.#first), window: [...this.#points.values()].flat() };
  }

  restore({ first, window }: SummaryState): void {
    this.#first = new Map(Object.entries(first));
    this.add(window);
  }

  verdict(): VerdictReport | null {
    // A run that is stopped before its first probe has nothing to be judged by.
    const measured = this.taps.flatMap(({ id, role }) => {
      const means = judgedMetrics(role).map(
        ({ metric }) => [metric.id, this.#mean(addressOf(metric, id))] as const,
      );
      return means.every(([, value]) => value === undefined)
        ? []
        : [
            {
              tap: id,
              role,
              values: Object.fromEntries(means.map(([name, value]) => [name, value ?? Number.NaN])),
            },
          ];
    });
    return judge(measured) ?? null;
  }

  /** By a headline's key, or by the address of a node's own measure. */
  headline(): Record<string, number> {
    const found = headlines.flatMap((headline) =>
      this.#seriesOf(headline).flatMap(([key, name]) => {
        const value = this.#taken(headline, name);
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
    return Object.fromEntries(found);
  }

  /** The keys of a headline with their series: one, or one for each node that has the measure. */
  #seriesOf({ key, metric }: Headline): (readonly [key: string, name: string])[] {
    if (metric.of !== 'node') {
      const primary = this.taps.find(({ role }) => role === 'representation') ?? this.taps[0];
      return [[key, seriesName(key, primary?.id ?? null)]];
    }
    const own = [...this.#points.keys()].filter((name) => metricAt(name)?.metric === metric);
    return own.map((name) => [name, name]);
  }

  #taken({ take }: Headline, name: string): number | undefined {
    if (take === 'first') return this.#first.get(name);
    return take === 'mean' ? this.#mean(name) : this.#points.get(name)?.at(-1)?.value;
  }

  #mean(name: string): number | undefined {
    const series = this.#points.get(name);
    if (series === undefined || series.length === 0) return undefined;
    return series.reduce((sum, point) => sum + point.value, 0) / series.length;
  }
}
