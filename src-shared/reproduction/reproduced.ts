import type { Run } from '../api';
import { knn } from '../metrics/features/accuracy';
import { headlines } from '../metrics/registry';
import type { Preset } from '../presets';
import { type Spread, spreadOf } from '../sweep';
import { type Agreement, type AgreementKind, overallAgreement } from '../verdict';
import { agreementOf } from './agreementOf';
import { type RunChart, type RunSeries, runCharts } from './charts';

/** One seed of an experiment; `run` is null where it was deleted. */
export interface SeedRun {
  readonly seed: number;
  readonly run: Run | null;
  readonly series: RunSeries;
}

export interface SeedResult {
  readonly seed: number;
  readonly run: Run | null;
  readonly agreement: Agreement;
}

/** A preset of the gallery as it came out, beside what is expected of it. */
export interface Reproduced {
  readonly preset: Omit<Preset, 'build'>;
  readonly seeds: readonly SeedResult[];
  readonly agreement: AgreementKind;
  /** Headline metrics over the finished seeds. */
  readonly numbers: Readonly<Record<string, Spread>>;
  readonly charts: readonly RunChart[];
}

/** Columns of the table of numbers. */
export const reproducedMetrics: readonly string[] = headlines
  .filter(({ metric, take }) => metric === knn || (metric.of === 'tap' && take === 'mean'))
  .map(({ key }) => key);

/** What the seeds of one preset show. */
export function reproduced(preset: Omit<Preset, 'build'>, seeds: readonly SeedRun[]): Reproduced {
  const results = seeds.map(({ seed, run, series }): SeedResult => {
    return {
      seed,
      run,
      agreement: agreementOf(preset, run, series),
    };
  });
  const finished = seeds.filter(({ run }) => run?.status === 'finished');
  const runs = finished.flatMap(({ run }) => (run === null ? [] : [run]));
  const numbers = reproducedMetrics.flatMap((name) => {
    const spread = spreadOf(runs.flatMap(({ headline }) => headline[name] ?? []));
    return spread === undefined ? [] : [[name, spread] as const];
  });
  return {
    preset,
    seeds: results,
    agreement: overallAgreement(results.map(({ agreement }) => agreement.kind)),
    numbers: Object.fromEntries(numbers),
    charts: chartsOf(finished),
  };
}

function chartsOf(finished: readonly SeedRun[]): RunChart[] {
  const first = finished[0]?.run;
  const primaryTap = first?.primaryTap;
  if (first === undefined || first === null || primaryTap === null || primaryTap === undefined) return [];
  return runCharts(
    finished.map(({ series }) => series),
    primaryTap,
    first.verdict?.tap ?? primaryTap,
  );
}
