/** A metric's values of the finished runs at one value of the axis. */
export interface SweepResult {
  readonly label: string;
  readonly seed: number;
  /** Metric address to value; absent where the run has none. */
  readonly values: Readonly<Record<string, number>>;
}

/** `std` is the sample standard deviation over seeds, 0 for a single one. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** In the order of the seeds. */
  readonly values: readonly number[];
}

/** One metric against the axis; `null` where no run has finished yet. */
export interface SweepCurve {
  readonly metric: string;
  readonly points: readonly { readonly label: string; readonly spread: Spread | null }[];
}

/** Mean and spread; undefined of no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count,
    mean,
    std: count === 1 ? 0 : Math.sqrt(squares / (count - 1)),
    min: Math.min(...values),
    max: Math.max(...values),
    values,
  };
}

/** The curves of a sweep, one for each metric, over the labels of its axis in their order. */
export function aggregate(
  labels: readonly string[],
  metrics: readonly string[],
  results: readonly SweepResult[],
): SweepCurve[] {
  return metrics.map((metric) => ({
    metric,
    points: labels.map((label) => {
      const values = results.flatMap((result) => {
        const value = result.label === label ? result.values[metric] : undefined;
        return value === undefined ? [] : [value];
      });
      return { label, spread: spreadOf(values) ?? null };
    }),
  }));
}
