import type { MetricSeries } from '../api';
import { metric, type TapMetric } from '../metrics';
import { verdictThresholds } from '../verdict';
import { type Band, bandOf } from './bands';

/** Colours that keep their meaning; `plain` has none. */
export type LineTone = 'm_o' | 'm_r' | 'plain';

export interface ChartLine {
  readonly label: string;
  readonly tone: LineTone;
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

const { collapsed, partial } = verdictThresholds;

/**
 * The charts of one experiment: centre and residual of z and of the tap that decided, std, effective rank,
 * covariance, accuracy, and the lens's cosines where a loss has them. Charts without a point are left out.
 */
export function runCharts(runs: readonly RunSeries[], primaryTap: string, decidingTap: string): RunChart[] {
  const line = (label: string, tone: LineTone, name: string): ChartLine[] => {
    const band = bandOf(runs.flatMap((series) => series.get(name) ?? []));
    return band === undefined ? [] : [{ label, tone, band }];
  };
  const tap = (id: string, quantity: TapMetric) => metric.tap(id, quantity);
  const ratios = (id: string): RunChart => ({
    title: `m_o and m_r of ${id}`,
    range: [0, 1],
    limits: [partial.m_o, collapsed.m_o],
    lines: [...line('m_o', 'm_o', tap(id, 'm_o')), ...line('m_r', 'm_r', tap(id, 'm_r'))],
  });
  const alone = (title: string, name: string, limits: readonly number[] = []): RunChart => ({
    title,
    range: null,
    limits,
    lines: line('', 'plain', name),
  });
  const charts: RunChart[] = [
    ratios(primaryTap),
    ...(decidingTap === primaryTap ? [] : [ratios(decidingTap)]),
    {
      ...alone(`Normalised std of ${primaryTap}`, tap(primaryTap, 'std'), [partial.std, collapsed.std]),
      range: [0, 1],
    },
    alone(`Effective rank of ${primaryTap}`, tap(primaryTap, 'effective_rank')),
    alone(`Covariance of ${primaryTap}`, tap(primaryTap, 'covariance')),
    alone('kNN accuracy', metric.knn),
    ...lensLosses(runs).map(
      (loss): RunChart => ({
        title: `cos(o_e, o_p) and cos(r_e, decorrelation) at ${loss}`,
        range: [-1, 1],
        limits: [0],
        lines: [
          ...line('o_e', 'm_o', metric.lens(loss, 'cos_centre')),
          ...line('r_e', 'm_r', metric.lens(loss, 'cos_decorrelation')),
        ],
      }),
    ),
  ];
  return charts.filter(({ lines }) => lines.length > 0);
}

/** Ids of the losses that a gradient lens looked at. */
function lensLosses(runs: readonly RunSeries[]): string[] {
  const names = runs.flatMap((series) => [...series.keys()]);
  const found = names.flatMap((name) => /^lens\/(.+)\/cos_centre$/.exec(name)?.[1] ?? []);
  return [...new Set(found)];
}
