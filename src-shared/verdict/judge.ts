import { formatMetric, type MetricDefinition, type MetricLimits } from '../metric';
import { headlines } from '../metrics/registry';

export const verdicts = ['healthy', 'partial', 'collapsed'] as const;
export type Verdict = (typeof verdicts)[number];

/** A measure that a verdict is made of. */
export type JudgedMetric = MetricDefinition & { readonly limits: MetricLimits };

function hasLimits(metric: MetricDefinition): metric is JudgedMetric {
  return metric.limits !== undefined;
}

/**
 * The measures of a watched embedding that have limits. Collapsed: the centre outweighs the residual, m_o > 0.8 (arXiv
 * 2203.16262, section 3: m_o -> 1), or the normalised std is below 0.4, or the effective rank below 1.5. m_r has no
 * limit of its own: m_r <= sqrt(1 - m_o^2), so that m_o > 0.8 says m_r < 0.6. Partial: half way there, m_o > 0.55, std <
 * 0.75, or an effective rank under 2: healthy runs of a minute keep 3 directions, their low-rank predictions nearly 3,
 * and runs on the way to one direction pass 2.
 */
export const judgedMetrics: readonly JudgedMetric[] = headlines.map(({ metric }) => metric).filter(hasLimits);

/** Means over the last window of a run, of one watched embedding. */
export interface TapSummary {
  readonly tap: string;
  /** By the ids of judgedMetrics. */
  readonly values: Readonly<Record<string, number>>;
}

export interface VerdictReport {
  readonly verdict: Verdict;
  /** The tap that decided: the first at this level. */
  readonly tap: string;
  /** One sentence per number that fired, of every tap at this level; the numbers of each tap where it is healthy. */
  readonly reasons: readonly string[];
}

function measured({ values }: TapSummary, { id }: JudgedMetric): number {
  return values[id] ?? Number.NaN;
}

function reasonsAt(summary: TapSummary, level: 'collapsed' | 'partial'): string[] {
  return judgedMetrics.flatMap((metric) => {
    const value = measured(summary, metric);
    const limit = metric.limits[level];
    const isBeyond = metric.better === 'lower' ? value > limit : value < limit;
    if (!isBeyond) return [];
    const side = metric.better === 'lower' ? 'above' : 'below';
    const text = formatMetric(metric, value, { finer: true });
    return [`${metric.short} of ${summary.tap} is ${text}, ${side} ${limit}`];
  });
}

/**
 * The verdict on a run from the last window of its collapse measures; the worst tap decides.
 * Numbers that are not finite count as collapsed.
 */
export function judge(taps: readonly TapSummary[]): VerdictReport | undefined {
  const first = taps[0];
  if (first === undefined) return undefined;
  for (const summary of taps) {
    const { tap } = summary;
    if (!judgedMetrics.every((metric) => Number.isFinite(measured(summary, metric))))
      return { verdict: 'collapsed', tap, reasons: [`the measures of ${tap} are not finite`] };
  }
  for (const level of ['collapsed', 'partial'] as const) {
    const fired = taps.map((summary) => ({ tap: summary.tap, reasons: reasonsAt(summary, level) }));
    const decided = fired.find(({ reasons }) => reasons.length > 0);
    if (decided !== undefined)
      return { verdict: level, tap: decided.tap, reasons: fired.flatMap(({ reasons }) => reasons) };
  }
  return {
    verdict: 'healthy',
    tap: first.tap,
    reasons: taps.map((summary) => {
      const numbers = judgedMetrics.map(
        (metric) => `${metric.short} ${formatMetric(metric, measured(summary, metric))}`,
      );
      return `${summary.tap}: ${numbers.join(', ')}`;
    }),
  };
}
