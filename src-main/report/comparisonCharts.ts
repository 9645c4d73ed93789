import type { ComparedColumn } from '@shared/comparison';
import { headlines, seriesName } from '@shared/metrics/registry';
import { bandOf, type RunSeries } from '@shared/reproduction';
import { lineChart } from './chart';

/** As many as there are colours of runs. */
const colours = 6;

/** A chart of each metric that runs are summed up by, with a line for each column. */
export function comparisonCharts(
  columns: readonly ComparedColumn[],
  series: ReadonlyMap<string, RunSeries>,
): string[] {
  const metrics = [...new Map(headlines.map((headline) => [headline.metric, headline])).values()];
  return metrics.flatMap(({ key, metric: { title, range, format } }) => {
    const lines = columns.flatMap(({ label, runs }, place) => {
      const own = runs.flatMap(({ run }) => series.get(run.id)?.get(seriesName(key, run.primaryTap)) ?? []);
      const band = bandOf(own);
      const short = label.replace(/^runs? /, '');
      return band === undefined ? [] : [{ label: short, tone: `run-${(place % colours) + 1}`, band }];
    });
    const [low, high] = range;
    const fixed = low === null || high === null || format === 'percent' ? null : ([low, high] as const);
    return lines.length === 0 ? [] : [lineChart({ title, range: fixed, lines, limits: [] })];
  });
}
