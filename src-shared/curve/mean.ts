import type { Points } from './points';

/** The mean of several measurements at each step at which any was taken, and how far they lie apart. */
export interface MeanPoints extends Points {
  readonly least: readonly number[];
  readonly greatest: readonly number[];
}

/** The mean over those series that have the step; one that ended earlier counts no longer. */
export function meanOf(series: readonly Points[]): MeanPoints {
  const steps: number[] = [];
  const values: number[] = [];
  const least: number[] = [];
  const greatest: number[] = [];
  const places = series.map(() => 0);
  for (;;) {
    let step = Number.POSITIVE_INFINITY;
    series.forEach((one, which) => {
      step = Math.min(step, one.steps[places[which] ?? 0] ?? Number.POSITIVE_INFINITY);
    });
    if (step === Number.POSITIVE_INFINITY) return { steps, values, least, greatest };
    let [sum, count, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    series.forEach((one, which) => {
      const place = places[which] ?? 0;
      if (one.steps[place] !== step) return;
      const value = one.values[place] ?? Number.NaN;
      places[which] = place + 1;
      [sum, count, low, high] = [sum + value, count + 1, Math.min(low, value), Math.max(high, value)];
    });
    steps.push(step);
    values.push(sum / count);
    least.push(low);
    greatest.push(high);
  }
}
