import type { CallOutput, Run } from '@shared/api';
import { LabError } from '@shared/errors';
import { seriesName } from '@shared/metrics/registry';
import { parseMetricAddress } from '@shared/sweep';
import type { Store } from '../../store';

type Results = CallOutput<'sweeps.results'>['results'];

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** @throws LabError `bad-request` for an address that cannot be read. */
function measured(store: Store, run: Run, address: string): number | undefined {
  const summed = run.headline[address];
  if (summed !== undefined) return summed;
  const parsed = parseMetricAddress(address);
  if (parsed === undefined) throw new LabError('bad-request', `"${address}" is not name or name@from..to`);
  const { name, window } = parsed;
  const steps = run.totalSteps ?? run.step;
  return store.metrics.mean(
    run.number,
    seriesName(name, run.primaryTap),
    window.from * steps,
    window.to * steps,
  );
}

/** The metrics of a sweep's finished runs, giving the event loop a turn after each run. */
export async function sweepResults(store: Store, id: string, metrics: readonly string[]): Promise<Results> {
  const finished = store.sweeps.points(id).flatMap(({ position, label, seed, run: runId }) => {
    const run = runId === null ? undefined : store.runs.get(runId);
    return run?.status === 'finished' ? [{ position, label, seed, run }] : [];
  });
  const results: Results = [];
  for (const { run, ...point } of finished) {
    const values: Record<string, number> = {};
    for (const address of metrics) {
      const value = measured(store, run, address);
      if (value !== undefined) values[address] = value;
    }
    results.push({ ...point, values });
    await turn();
  }
  return results;
}
