import type { MetricPoint, MetricSeries } from '@shared/api';
import type { Database } from 'better-sqlite3';
import { metricSummaries } from './metricSummaries';

/** Rows of one statement: a few milliseconds. */
const pageRows = 10_000;
/** The same as JSON: some twenty milliseconds. */
const spanRows = 40_000;

export interface MetricPage {
  readonly steps: number[];
  readonly values: number[];
}

/** The narrow table of a run's metrics; `run` is the run's number. */
export interface Metrics {
  /** One transaction; a point that is there already is replaced, because a resumed run repeats steps. */
  append(run: number, points: readonly MetricPoint[]): void;
  names(run: number): string[];
  /** At most one page of a series, steps rising, above `afterStep`. */
  page(run: number, name: string, afterStep: number): MetricPage;
  /** Whole series, giving the event loop a turn after every page. */
  series(run: number, names: readonly string[], afterStep?: number): Promise<MetricSeries[]>;
  /**
   * The points from one step to another with one beyond either end, giving the event loop a turn after every page. As SQLite
   * writes them as JSON they are read three times as fast as row by row.
   */
  span(run: number, name: string, from: number, to: number): Promise<MetricPage>;
  /** The mean over the steps from `from` to `to`, or the last value before them where they have none. */
  mean(run: number, name: string, from: number, to: number): number | undefined;
  removeSeries(run: number, name: string): void;
  removeAfter(run: number, step: number): void;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function metrics(database: Database): Metrics {
  const summaries = metricSummaries(database);
  const insert = database.prepare<[number, string, number, number]>(
    'INSERT OR REPLACE INTO metrics (run, name, step, value) VALUES (?, ?, ?, ?)',
  );
  const append = database.transaction((run: number, points: readonly MetricPoint[]) => {
    for (const { name, step, value } of points) insert.run(run, name, step, value);
    summaries.add(run, points);
  });
  // Jumps from name to name along the primary key, where DISTINCT would read every point.
  const selectNames = database
    .prepare<[number, number], string>(
      `WITH RECURSIVE found (name) AS (
         SELECT (SELECT min(name) FROM metrics WHERE run = ?)
         UNION ALL
         SELECT (SELECT min(name) FROM metrics WHERE run = ? AND name > found.name) FROM found
         WHERE found.name IS NOT NULL)
       SELECT name FROM found WHERE name IS NOT NULL`,
    )
    .pluck();
  const selectPage = database
    .prepare<[number, string, number], [number, number]>(
      `SELECT step, value FROM metrics WHERE run = ? AND name = ? AND step > ? ORDER BY step LIMIT ${pageRows}`,
    )
    .raw();
  const selectSpan = database
    .prepare<[number, string, number, number], [string, string]>(
      `SELECT json_group_array(step), json_group_array(value) FROM (SELECT step, value FROM metrics
        WHERE run = ? AND name = ? AND step >= ? AND step <= ? ORDER BY step LIMIT ${spanRows})`,
    )
    .raw();
  const selectBefore = database
    .prepare<[number, string, number], number | null>(
      'SELECT max(step) FROM metrics WHERE run = ? AND name = ? AND step < ?',
    )
    .pluck();
  const selectAfter = database
    .prepare<[number, string, number], number | null>(
      'SELECT min(step) FROM metrics WHERE run = ? AND name = ? AND step > ?',
    )
    .pluck();
  const selectMean = database
    .prepare<[number, string, number, number], number | null>(
      'SELECT avg(value) FROM metrics WHERE run = ? AND name = ? AND step >= ? AND step <= ?',
    )
    .pluck();
  const selectLast = database
    .prepare<[number, string, number], number>(
      'SELECT value FROM metrics WHERE run = ? AND name = ? AND step <= ? ORDER BY step DESC LIMIT 1',
    )
    .pluck();
  const removeSeries = database.prepare<[number, string]>('DELETE FROM metrics WHERE run = ? AND name = ?');
  const removeAfter = database.prepare<[number, string, number]>(
    'DELETE FROM metrics WHERE run = ? AND name = ? AND step > ?',
  );

  const names = (run: number) => selectNames.all(run, run);

  function page(run: number, name: string, afterStep: number): MetricPage {
    const rows = selectPage.all(run, name, afterStep);
    return { steps: rows.map(([step]) => step), values: rows.map(([, value]) => value) };
  }

  async function one(run: number, name: string, afterStep: number): Promise<MetricSeries> {
    const steps: number[] = [];
    const values: number[] = [];
    let last = afterStep;
    for (;;) {
      const next = page(run, name, last);
      for (const step of next.steps) steps.push(step);
      for (const value of next.values) values.push(value);
      const end = next.steps.at(-1);
      if (end === undefined || next.steps.length < pageRows) return { name, steps, values };
      last = end;
      await turn();
    }
  }

  async function span(run: number, name: string, from: number, to: number): Promise<MetricPage> {
    const steps: number[] = [];
    const values: number[] = [];
    let next = selectBefore.get(run, name, from) ?? from;
    const end = selectAfter.get(run, name, to) ?? to;
    for (;;) {
      const [foundSteps, foundValues] = selectSpan.get(run, name, next, end) ?? ['[]', '[]'];
      const page: number[] = JSON.parse(foundSteps);
      for (const step of page) steps.push(step);
      for (const value of JSON.parse(foundValues)) values.push(value);
      await turn();
      const last = page.at(-1);
      if (last === undefined || page.length < spanRows) return { steps, values };
      next = last + 1;
    }
  }

  return {
    span,
    append: (run, points) => append(run, points),
    names,
    page,
    async series(run, wanted, afterStep = -1) {
      const found: MetricSeries[] = [];
      for (const name of wanted) {
        found.push(await one(run, name, afterStep));
        await turn();
      }
      return found;
    },
    mean: (run, name, from, to) => selectMean.get(run, name, from, to) ?? selectLast.get(run, name, to),
    removeSeries(run, name) {
      removeSeries.run(run, name);
      summaries.recompute(run, [name]);
    },
    removeAfter(run, step) {
      const all = names(run);
      for (const name of all) removeAfter.run(run, name, step);
      summaries.recompute(run, all);
    },
  };
}
