import type { Run } from '../api';
import { addressOf } from '../metric';
import type { Preset } from '../presets';
import {
  type Agreement,
  compareVerdict,
  judgedMetrics,
  type MeasureCurve,
  type TapVerdict,
} from '../verdict';
import type { RunSeries } from './charts';

/** How a run of a preset stands to what is published; `series` are its metrics. A run that did not finish is missing. */
export function agreementOf(
  { expected }: Pick<Preset, 'expected'>,
  run: Pick<Run, 'status' | 'verdict'> | null,
  series: RunSeries,
): Agreement {
  const verdict = run?.status === 'finished' ? run.verdict : null;
  return compareVerdict(
    expected.verdict,
    verdict?.verdict ?? null,
    judgedCurves(verdict?.taps ?? [], series),
  );
}

/** The curves that a verdict follows from: of z, and of what else enters a loss. */
function judgedCurves(taps: readonly TapVerdict[], series: RunSeries): MeasureCurve[] {
  return taps.flatMap(({ tap, role }) =>
    role === 'probe'
      ? []
      : judgedMetrics(role).flatMap(({ metric, limits }) => {
          const points = metric.of === 'tap' ? series.get(addressOf(metric, tap)) : undefined;
          return points === undefined
            ? []
            : [{ tap, metric, limits, steps: points.steps, values: points.values }];
        }),
  );
}
