import { csvCell } from '@shared/metric';
import type { MeasuredRun } from './chosenRuns';

/** The metrics of many runs in one table: a row for each value, a piece of text for each series (RFC 4180). */
export async function* longCsv(runs: AsyncIterable<MeasuredRun>): AsyncGenerator<string> {
  yield 'run,id,name,seed,metric,step,value\n';
  for await (const { run, series } of runs) {
    const own = [run.number, run.id, csvCell(run.name), run.seed].join(',');
    for (const { name, steps, values } of series) {
      const head = `${own},${csvCell(name)}`;
      yield steps.map((step, at) => `${head},${step},${values[at]}\n`).join('');
    }
  }
}
