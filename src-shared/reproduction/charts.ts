import type { MetricSeries } from '../api';
import { addressOf, type MetricDefinition, type Tone } from '../metric';
import { knn } from '../metrics/features/accuracy';
import { metricAt, metricsOf } from '../metrics/registry';
import { centre } from '../metrics/step/centre';
import { covariance } from '../metrics/step/covariance';
import { effectiveRank } from '../metrics/step/effectiveRank';
import { lensCosCentre, lensCosDecorrelation } from '../metrics/step/lens';
import { residual } from '../metrics/step/residual';
import { std } from '../metrics/step/std';
import { type Band, bandOf } from './bands';

export interface ChartLine {
  readonly label: string;
  readonly tone: Tone;
  readonly band: Band;
}

/** One small chart of a preset, all seeds together. */
export interface RunChart {
  readonly title: string;
  /** Fixed for ratios and cosines; null follows the values, from 0 on where they are not negative. */
  readonly range: readonly [low: number, high: number] | null;
  readonly lines: readonly ChartLine[];
  /** Thresholds of the verdict. */
  readonly limits: readonly number[];
}

/** Series by name, one map for each run. */
export type RunSeries = ReadonlyMap<string, MetricSeries>;

/** What a chart of one run shows: a few metrics of one subject on one axis. */
interface ChartRequest {
  readonly title: string;
  readonly metrics: readonly MetricDefinition[];
  readonly subject: string;
}

/**
 * The charts of one experiment: centre and residual of z and of the tap that decided, std, effective rank,
 * covariance, accuracy, the lens's cosines where a loss has them, and what nodes measure of their own. Charts without a
 * point are left out.
 */
export function runCharts(runs: readonly RunSeries[], primaryTap: string, decidingTap: string): RunChart[] {
  const ratios = (subject: string): ChartRequest => ({
    title: `${centre.short} and ${residual.short} of ${subject}`,
    metrics: [centre, residual],
    subject,
  });
  const alone = (metric: MetricDefinition, subject: string): ChartRequest => ({
    title: metric.of === 'run' ? metric.title : `${metric.title} of ${subject}`,
    metrics: [metric],
    subject,
  });
  const requests: ChartRequest[] = [
    ratios(primaryTap),
    ...(decidingTap === primaryTap ? [] : [ratios(decidingTap)]),
    ...[std, effectiveRank, covariance].map((metric) => alone(metric, primaryTap)),
    alone(knn, ''),
    ...subjectsOf(runs, lensCosCentre).map((subject) => ({
      title: `cos(o_e, o_p) and cos(r_e, decorrelation) at ${subject}`,
      metrics: [lensCosCentre, lensCosDecorrelation],
      subject,
    })),
    ...metricsOf('node', 'step')
      .filter(({ headline }) => headline !== undefined)
      .flatMap((metric) => subjectsOf(runs, metric).map((subject) => alone(metric, subject))),
  ];
  return requests.map((request) => chartOf(runs, request)).filter(({ lines }) => lines.length > 0);
}

function chartOf(runs: readonly RunSeries[], { title, metrics, subject }: ChartRequest): RunChart {
  const lines = metrics.flatMap((metric): ChartLine[] => {
    const band = bandOf(runs.flatMap((series) => series.get(addressOf(metric, subject)) ?? []));
    const label = metrics.length === 1 ? '' : metric.short;
    return band === undefined ? [] : [{ label, tone: metric.tone, band }];
  });
  const limits = metrics.flatMap(({ limits }) =>
    limits === undefined ? [] : [limits.partial, limits.collapsed],
  );
  return { title, range: fixedRange(metrics), lines, limits };
}

/** Both ends of the values, where they have any and are no accuracies, whose differences would drown in it. */
function fixedRange(metrics: readonly MetricDefinition[]): RunChart['range'] {
  const [
    {
      range: [low, high],
      format,
    } = { range: [null, null], format: 'magnitude' },
  ] = metrics;
  return low === null || high === null || format === 'percent' ? null : [low, high];
}

/** What a metric was measured of in any of the runs. */
function subjectsOf(runs: readonly RunSeries[], metric: MetricDefinition): string[] {
  const found = runs.flatMap((series) =>
    [...series.keys()].flatMap((name) => {
      const at = metricAt(name);
      return at?.metric === metric ? [at.subject] : [];
    }),
  );
  return [...new Set(found)];
}
