import type { Run } from '../api';
import { metricAt } from '../metrics/registry';
import type { Preset } from '../presets';
import { type Agreement, compareVerdict, judgedMetrics, type MeasureCurve } from '../verdict';
import type { RunSeries } from './charts';

/** How a run of a preset stands to what is published; `series` are its metrics. A run that did not finish is missing. */
export function agreementOf(
  { expected }: Pick<Preset, 'expected'>,
  run: Pick<Run, 'status' | 'verdict'> | null,
  series: RunSeries,
): Agreement {
  const observed = run?.status === 'finished' ? (run.verdict?.verdict ?? null) : null;
  return compareVerdict(expected.verdict, observed, judgedCurves(series));
}

/** The curves that a verdict follows from, of every tap. */
function judgedCurves(series: RunSeries): MeasureCurve[] {
  return [...series.values()].flatMap(({ name, steps, values }) => {
    const at = metricAt(name);
    const metric = judgedMetrics.find((judged) => judged === at?.metric);
    return at === undefined || metric === undefined ? [] : [{ tap: at.subject, metric, steps, values }];
  });
}
