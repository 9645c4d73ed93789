import type { CallOutput, MetricSeries, RunCell } from '@shared/api';
import type { Engine } from '../../engine';
import { findRun } from '../lab/withLab';

/** A run with everything that was measured of it. */
export interface MeasuredRun {
  readonly run: CallOutput<'runs.get'>['run'];
  readonly series: readonly MetricSeries[];
}

const pageRuns = 200;

/** The runs that are named, and those that fit a filter, each once, the newest first. @throws LabError as `runs.query` */
export async function idsOf(
  engine: Engine,
  wanted: readonly string[],
  where: string | undefined,
): Promise<string[]> {
  const ids: string[] = [];
  for (const one of wanted) ids.push((await findRun(engine, one)).id);
  let after: RunCell[] | undefined;
  while (where !== undefined) {
    const page: CallOutput<'runs.query'> = await engine.call('runs.query', {
      ...{ where, columns: [], limit: pageRuns },
      ...(after === undefined ? {} : { after }),
    });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  return [...new Set(ids)];
}

/** One run after the other, so that any number of them fits the memory. */
export async function* chosenRuns(
  engine: Engine,
  wanted: readonly string[],
  where: string | undefined,
): AsyncGenerator<MeasuredRun> {
  for (const id of await idsOf(engine, wanted, where)) {
    const { run } = await engine.call('runs.get', { id });
    const { series } = await engine.call('runs.metrics', { id });
    yield { run, series };
  }
}
