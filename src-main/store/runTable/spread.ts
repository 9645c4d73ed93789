import type { Database } from 'better-sqlite3';
import { type Sql, verbatim } from './sql';

interface Moments {
  readonly count: number;
  readonly mean: number;
  /** The sum of squared distances from the mean. */
  readonly squares: number;
}

/** Adds `sample_std`, in one pass and without loss by cancellation (Welford 1962); 0 for a single value. */
export function registerSpread(database: Database): void {
  database.aggregate('sample_std', {
    start: (): Moments => ({ count: 0, mean: 0, squares: 0 }),
    step: ({ count, mean, squares }: Moments, value: unknown): Moments => {
      if (typeof value !== 'number') return { count, mean, squares };
      const next = mean + (value - mean) / (count + 1);
      return { count: count + 1, mean: next, squares: squares + (value - mean) * (value - next) };
    },
    result: ({ count, squares }: Moments) => (count < 2 ? 0 : Math.sqrt(squares / (count - 1))),
    deterministic: true,
  });
}

/** Mean, spread and count of the numbers of a column, as `c0_mean` and so on; text counts as nothing. */
export function spreadSql(column: string): Sql {
  const number = `CASE WHEN typeof(${column}) IN ('integer', 'real') THEN ${column} END`;
  return verbatim(
    `avg(${number}) AS ${column}_mean, sample_std(${number}) AS ${column}_std, count(${number}) AS ${column}_count`,
  );
}
