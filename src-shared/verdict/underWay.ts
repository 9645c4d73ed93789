import type { MetricDefinition, MetricLimits } from '../metric';
import type { Outcome } from './outcome';

/** One measure of a watched embedding over training, in rising order of steps. */
export interface MeasureCurve {
  readonly tap: string;
  readonly metric: MetricDefinition;
  readonly limits: MetricLimits;
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/**
 * A run that missed its verdict is still under way when, at the slope of its last third, it would get there within
 * three more trainings of the same length. The slope is a least-squares line's and must be above twice its standard
 * error, so that noise is not taken for a trend; a line through fewer than five points is none.
 */
export const underWayRule = { lastShare: 1 / 3, lengths: 3, standardErrors: 2, leastPoints: 5 } as const;

interface Trend {
  /** The line's value at the last step. */
  readonly end: number;
  /** Change over one training of the same length. */
  readonly slope: number;
  readonly isCertain: boolean;
}

/** The line through the last third of a curve; undefined with too few points. */
export function trendOf({ steps, values }: Pick<MeasureCurve, 'steps' | 'values'>): Trend | undefined {
  const length = steps.at(-1) ?? 0;
  const first = steps.findIndex((step) => step >= length * (1 - underWayRule.lastShare));
  const xs = steps.slice(first).map((step) => step / length);
  const ys = values.slice(first);
  const count = xs.length;
  if (length <= 0 || count < underWayRule.leastPoints) return undefined;
  const meanX = xs.reduce((sum, x) => sum + x, 0) / count;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / count;
  const products = xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? 0) - meanY), 0);
  const squares = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  const slope = products / squares;
  const line = (x: number) => meanY + slope * (x - meanX);
  const residuals = xs.reduce((sum, x, index) => sum + ((ys[index] ?? 0) - line(x)) ** 2, 0);
  const standardError = Math.sqrt(residuals / (count - 2) / squares);
  return { end: line(1), slope, isCertain: Math.abs(slope) > underWayRule.standardErrors * standardError };
}

/** Whether a measure rises or falls towards collapse. */
function sign({ better }: MetricDefinition): 1 | -1 {
  return better === 'lower' ? 1 : -1;
}

/** Trainings of the same length until a curve crosses its limit in the given direction; Infinity if it does not. */
function lengthsUntil(curve: MeasureCurve, limit: number, direction: 1 | -1): number {
  const trend = trendOf(curve);
  if (trend === undefined) return Number.POSITIVE_INFINITY;
  const distance = (limit - trend.end) * direction;
  if (distance <= 0) return 0;
  const speed = trend.slope * direction;
  return trend.isCertain && speed > 0 ? distance / speed : Number.POSITIVE_INFINITY;
}

function lengthsText(lengths: number): string {
  return lengths < 1 ? 'one more training' : `${lengths.toFixed(1)} more trainings`;
}

/**
 * Why a run that missed its expected verdict would reach it in a longer training, as a sentence; undefined where it
 * would not. To collapse, one measure of one tap has to cross its limit; to be no collapse, all have to come back over it.
 */
export function underWay(expected: Outcome, curves: readonly MeasureCurve[]): string | undefined {
  const towards = ({ metric }: MeasureCurve): 1 | -1 =>
    expected === 'collapse' ? sign(metric) : sign(metric) === 1 ? -1 : 1;
  const ways = curves.map((curve) => ({
    curve,
    lengths: lengthsUntil(curve, curve.limits.collapsed, towards(curve)),
  }));
  const byLength = ways
    .filter(({ lengths }) => expected === 'collapse' || lengths > 0)
    .sort((a, b) => a.lengths - b.lengths);
  const decisive = expected === 'collapse' ? byLength[0] : byLength.at(-1);
  if (decisive === undefined || decisive.lengths > underWayRule.lengths) return undefined;
  const { curve, lengths } = decisive;
  const slope = trendOf(curve)?.slope ?? 0;
  return `${curve.metric.short} of ${curve.tap} changes by ${slope > 0 ? '+' : '−'}${Math.abs(slope).toPrecision(2)} a training at the end and would cross ${curve.limits.collapsed} within ${lengthsText(lengths)}`;
}
