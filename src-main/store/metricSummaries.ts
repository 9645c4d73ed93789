import type { MetricPoint } from '@shared/api';
import type { Database } from 'better-sqlite3';

/** One row for each series of a run: its last value, its extremes and their steps, and its mean at the end. */
export interface MetricSummaries {
  add(run: number, points: readonly MetricPoint[]): void;
  /** Works the rows of a run out anew, after some of its points were removed. */
  recompute(run: number, names: readonly string[]): void;
  /** The means over the last tenth of the steps that a run has come to. */
  close(run: number, step: number): void;
}

interface Extremes {
  last: MetricPoint;
  low: MetricPoint;
  high: MetricPoint;
}

/** What was measured before the first step is not the run's own. */
function extremesOf(points: readonly MetricPoint[]): Map<string, Extremes> {
  const found = new Map<string, Extremes>();
  for (const point of points) {
    if (point.step <= 0) continue;
    const own = found.get(point.name);
    if (own === undefined) found.set(point.name, { last: point, low: point, high: point });
    else {
      if (point.step >= own.last.step) own.last = point;
      if (point.value < own.low.value) own.low = point;
      if (point.value > own.high.value) own.high = point;
    }
  }
  return found;
}

type SummaryRow = [string, number, number, number, number, number, number, number];

export function metricSummaries(database: Database): MetricSummaries {
  const upsert = database.prepare<SummaryRow>(
    `INSERT INTO run_metrics (name, run, last, step, low, low_step, high, high_step) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (name, run) DO UPDATE SET
       last = iif(excluded.step >= step, excluded.last, last),
       step = max(excluded.step, step),
       low_step = iif(excluded.low < low, excluded.low_step, low_step),
       low = min(excluded.low, low),
       high_step = iif(excluded.high > high, excluded.high_step, high_step),
       high = max(excluded.high, high)`,
  );
  const forget = database.prepare<[number, string]>('DELETE FROM run_metrics WHERE run = ? AND name = ?');
  // SQLite takes the other columns of max() and min() from the row that has it.
  const restore = database.prepare<[string, number, number, string, number, string, number, string]>(
    `INSERT INTO run_metrics (name, run, last, step, low, low_step, high, high_step)
     SELECT ?, ?, ends.value, ends.at, lows.value, lows.step, highs.value, highs.step
     FROM (SELECT value, max(step) AS at FROM metrics WHERE run = ? AND name = ? AND step > 0) ends,
       (SELECT min(value) AS value, step FROM metrics WHERE run = ? AND name = ? AND step > 0) lows,
       (SELECT max(value) AS value, step FROM metrics WHERE run = ? AND name = ? AND step > 0) highs
     WHERE ends.at IS NOT NULL`,
  );
  const close = database.prepare<[number, number]>(
    `UPDATE run_metrics SET mean = coalesce((SELECT avg(metrics.value) FROM metrics
       WHERE metrics.run = run_metrics.run AND metrics.name = run_metrics.name AND metrics.step > 0
         AND metrics.step >= ?), last)
     WHERE run = ?`,
  );
  return {
    add(run, points) {
      for (const [name, { last, low, high }] of extremesOf(points))
        upsert.run(name, run, last.value, last.step, low.value, low.step, high.value, high.step);
    },
    recompute(run, names) {
      for (const name of names) {
        forget.run(run, name);
        restore.run(name, run, run, name, run, name, run, name);
      }
    },
    close(run, step) {
      close.run(0.9 * step, run);
    },
  };
}
