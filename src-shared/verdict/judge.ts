import type { TapRole } from '../graph';
import { formatMetric, type MetricDefinition, type MetricLimits } from '../metric';
import { metrics } from '../metrics/registry';

export const verdicts = ['healthy', 'partial', 'collapsed'] as const;
export type Verdict = (typeof verdicts)[number];

/** A measure that a verdict is made of, with its limits for the embedding's role. */
export interface JudgedMetric {
  readonly metric: MetricDefinition;
  readonly limits: MetricLimits;
}

function withLimits(limitsOf: (metric: MetricDefinition) => MetricLimits | undefined): JudgedMetric[] {
  return metrics.flatMap((metric) => {
    const limits = limitsOf(metric);
    return limits === undefined ? [] : [{ metric, limits }];
  });
}

const ofRepresentation = withLimits(({ limits }) => limits);
const ofOthers = withLimits(({ limitsOfOthers }) => limitsOfOthers);

/**
 * The measures by which an embedding is judged. Collapse is a statement about z: its centre outweighs its residual, it
 * has no spread, or no rank. A prediction p is judged by one question, whether it is one point: how far m_o of p is
 * above that of z says how well the predictor predicts, and a p of m_r 0.5 teaches z as well as any.
 */
export function judgedMetrics(role: TapRole): readonly JudgedMetric[] {
  return role === 'representation' ? ofRepresentation : ofOthers;
}

/** Means over the last window of a run, of one watched embedding. */
export interface TapSummary {
  readonly tap: string;
  readonly role: TapRole;
  /** By the ids of judgedMetrics. */
  readonly values: Readonly<Record<string, number>>;
}

/** The verdict on one watched embedding. */
export interface TapVerdict {
  readonly tap: string;
  readonly role: TapRole;
  readonly verdict: Verdict;
  /** One sentence per number that fired; its numbers where it is healthy. */
  readonly reasons: readonly string[];
}

export interface VerdictReport {
  readonly verdict: Verdict;
  /** The tap that decided. */
  readonly tap: string;
  /** Those of every tap that decided. */
  readonly reasons: readonly string[];
  /** Every watched embedding by itself, z first. */
  readonly taps: readonly TapVerdict[];
}

function reasonsAt({ tap, role, values }: TapSummary, level: 'collapsed' | 'partial'): string[] {
  return judgedMetrics(role).flatMap(({ metric, limits }) => {
    const value = values[metric.id] ?? Number.NaN;
    const limit = limits[level];
    const isBeyond = metric.better === 'lower' ? value > limit : value < limit;
    if (!isBeyond) return [];
    const side = metric.better === 'lower' ? 'above' : 'below';
    const text = formatMetric(metric, value, { finer: true });
    return [`${metric.short} of ${tap} is ${text}, ${side} ${limit}`];
  });
}

/** One embedding by its own numbers; those that are not finite count as collapsed. */
function judgeTap(summary: TapSummary): TapVerdict {
  const { tap, role, values } = summary;
  const measured = judgedMetrics(role).map(({ metric }) => ({
    metric,
    value: values[metric.id] ?? Number.NaN,
  }));
  if (!measured.every(({ value }) => Number.isFinite(value)))
    return { tap, role, verdict: 'collapsed', reasons: [`the measures of ${tap} are not finite`] };
  for (const verdict of ['collapsed', 'partial'] as const) {
    const reasons = reasonsAt(summary, verdict);
    if (reasons.length > 0) return { tap, role, verdict, reasons };
  }
  const numbers = measured.map(({ metric, value }) => `${metric.short} ${formatMetric(metric, value)}`);
  return { tap, role, verdict: 'healthy', reasons: [numbers.join(', ')] };
}

/**
 * The verdict on a run from the last window of its measures: that of its representation z, unless something else that
 * enters a loss has become one point: then nothing more is learnt, however spread z still is.
 */
export function judge(summaries: readonly TapSummary[]): VerdictReport | undefined {
  const taps = summaries.map(judgeTap);
  const z = taps.find(({ role }) => role === 'representation') ?? taps[0];
  if (z === undefined) return undefined;
  const points = taps.filter(({ role, verdict }) => role === 'loss' && verdict === 'collapsed');
  const deciding = z.verdict === 'collapsed' || points.length === 0 ? [z, ...points] : points;
  const [first = z] = deciding;
  return {
    verdict: first.verdict,
    tap: first.tap,
    reasons: [...new Set(deciding)].flatMap(({ tap, verdict, reasons }) =>
      verdict === 'healthy' ? reasons.map((numbers) => `${tap}: ${numbers}`) : reasons,
    ),
    taps,
  };
}
