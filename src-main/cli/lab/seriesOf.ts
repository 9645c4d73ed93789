import type { RunSeries } from '@shared/reproduction';
import type { Engine } from '../../engine';

/** All metrics of a run, by name. */
export async function seriesOf(engine: Engine, id: string): Promise<RunSeries> {
  const { series } = await engine.call('runs.metrics', { id });
  return new Map(series.map((one) => [one.name, one]));
}
