import type { MetricPoint } from '@shared/api';
import type { Tap } from '@shared/graph';
import { type Headline, metric, type TapMetric } from '@shared/metrics';
import { judge, type TapSummary, type VerdictReport } from '@shared/verdict';

/** The share of a run's steps that its verdict looks at, from the end. */
const windowShare = 0.1;

export interface SummaryState {
  /** Accuracy of the untrained encoder, which gains are counted from. */
  readonly firstKnn: number | undefined;
  /** Every measure of the last tenth of the steps. */
  readonly window: readonly MetricPoint[];
}

/** Keeps what the end of a run is judged by: every measure of the last tenth of the steps. */
export class RunSummary {
  readonly #points = new Map<string, MetricPoint[]>();
  #firstKnn: number | undefined;

  constructor(
    private readonly taps: readonly Tap[],
    private readonly totalSteps: number,
  ) {}

  add(points: readonly MetricPoint[]): void {
    for (const point of points) {
      if (point.name === metric.knn) this.#firstKnn ??= point.value;
      const series = this.#points.get(point.name) ?? [];
      series.push(point);
      const oldest = point.step - this.totalSteps * windowShare;
      while (series.length > 1 && (series[0]?.step ?? 0) < oldest) series.shift();
      this.#points.set(point.name, series);
    }
  }

  /** What a resumed run needs of before, so that it is judged as one that was never interrupted. */
  get state(): SummaryState {
    return { firstKnn: this.#firstKnn, window: [...this.#points.values()].flat() };
  }

  restore({ firstKnn, window }: SummaryState): void {
    this.#firstKnn = firstKnn;
    this.add(window);
  }

  verdict(): VerdictReport | null {
    // A run that is stopped before its first probe has nothing to be judged by.
    const measured = this.taps.filter((tap) => this.#points.has(metric.tap(tap.id, 'm_o')));
    const summaries = measured.map((tap): TapSummary => {
      const of = (quantity: TapMetric) => this.#mean(metric.tap(tap.id, quantity)) ?? Number.NaN;
      return {
        tap: tap.id,
        dim: tap.dim,
        m_o: of('m_o'),
        m_r: of('m_r'),
        std: of('std'),
        effective_rank: of('effective_rank'),
      };
    });
    return judge(summaries) ?? null;
  }

  headline(): Headline {
    const primary = this.taps.find((tap) => tap.primary) ?? this.taps[0];
    const headline: Headline = {};
    const put = (name: keyof Headline, value: number | undefined) => {
      if (value !== undefined) headline[name] = value;
    };
    if (primary !== undefined) {
      for (const quantity of ['m_o', 'm_r', 'std', 'covariance', 'effective_rank'] as const)
        put(quantity, this.#mean(metric.tap(primary.id, quantity)));
    }
    put('knn_accuracy', this.#last(metric.knn));
    put('linear_accuracy', this.#last(metric.linear));
    put('knn_accuracy_initial', this.#firstKnn);
    put('loss', this.#mean(metric.objective));
    return headline;
  }

  #mean(name: string): number | undefined {
    const series = this.#points.get(name);
    if (series === undefined || series.length === 0) return undefined;
    return series.reduce((sum, point) => sum + point.value, 0) / series.length;
  }

  #last(name: string): number | undefined {
    return this.#points.get(name)?.at(-1)?.value;
  }
}
