import { type MeanPoints, meanOf } from './mean';
import type { Points, Range } from './points';
import { smoothed } from './smooth';
import { worthDrawing } from './thin';

/** A line as it is drawn; every list is in the order of `steps`. */
export interface Curve {
  readonly steps: number[];
  /** Of one run, or the mean of several. */
  readonly values: number[];
  /** The least and the greatest of the runs; null for one run. */
  readonly least: number[] | null;
  readonly greatest: number[] | null;
  /** The moving average of the values; null where none was asked for. */
  readonly smooth: number[] | null;
}

export interface CurveRequest {
  /** The steps that are drawn; null for all. */
  readonly range: Range | null;
  readonly buckets: number;
  /** Weight of the moving average; 0 for none. */
  readonly smoothing: number;
}

function isMean(points: Points | MeanPoints): points is MeanPoints {
  return 'least' in points;
}

/** What is worth drawing of one series, or of the mean of several; the average is of all points, thinned out or not. */
export function curveOf(series: readonly Points[], { range, buckets, smoothing }: CurveRequest): Curve {
  const [first] = series;
  const points: Points | MeanPoints = first !== undefined && series.length === 1 ? first : meanOf(series);
  const { steps, values } = points;
  const rows = isMean(points) ? [values, points.least, points.greatest] : [values];
  const average = smoothing > 0 ? smoothed(values, smoothing) : null;
  const shown = range ?? ([steps[0] ?? 0, steps.at(-1) ?? 0] as const);
  const indices = worthDrawing(steps, rows, { range: shown, buckets });
  const at = (row: readonly number[]) => indices.map((index) => row[index] ?? 0);
  return {
    steps: at(steps),
    values: at(values),
    least: isMean(points) ? at(points.least) : null,
    greatest: isMean(points) ? at(points.greatest) : null,
    smooth: average === null ? null : at(average),
  };
}
