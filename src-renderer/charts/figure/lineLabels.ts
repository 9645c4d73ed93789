import { firstAfter, nearestPoint } from '@shared/curve';
import { keepApart } from '@shared/drawing/keepApart';
import type { ChartLine, ChartModel } from '../model/chartModel';
import type { Range } from '../model/stepRange';
import { axisOf, type PlotArea, stepToX, valueToY } from './plotArea';

/** A label beside a line, with the point that it speaks of; pixels in the chart. */
export interface LineLabel {
  readonly key: string;
  readonly line: ChartLine;
  /** The quantity, or the line's label where runs are compared. */
  readonly name: string;
  /** Empty at the ends of compared runs, where numbers would crowd. */
  readonly value: string;
  readonly point: { readonly x: number; readonly y: number };
  /** The middle of the label's left edge; the charts' margin has room for it. */
  readonly x: number;
  readonly y: number;
}

const labelHeight = 15;
const leastLabelHeight = 12;
const distance = 8;
/** Labels farther apart than this, left to right, do not touch; a run's number alone is shorter. */
const labelWidth = 96;
const numberWidth = 24;
/** The width of the numbers at a right axis. */
const rightTicks = 20;
/** A label with its value nearer to a right axis than this would lie over its numbers, and stands behind them. */
const rightReach = 64;

interface Spot {
  readonly line: ChartLine;
  readonly index: number;
}

/** The last point of a line that is inside the window; undefined where there is none. */
function lastInside({ series: { steps } }: ChartLine, [from, to]: Range): number | undefined {
  const index = firstAfter(steps, to) - 1;
  return (steps[index] ?? Number.NEGATIVE_INFINITY) >= from ? index : undefined;
}

/** The point of a line nearest to the cursor, where it is inside the window. */
function underCursor(
  { series: { steps } }: ChartLine,
  [from, to]: Range,
  cursor: number,
): number | undefined {
  const index = nearestPoint(steps, cursor);
  const step = index === undefined ? undefined : steps[index];
  return step !== undefined && step >= from && step <= to ? index : undefined;
}

/** Heights at which labels do not lie on each other; those that are far apart left to right may be level. */
function heights(points: readonly { x: number; y: number }[], area: PlotArea, width: number): number[] {
  const placed = points.map(({ y }) => y);
  const room = { gap: labelHeight, top: area.top, bottom: area.top + area.height };
  const order = points.map((_, index) => index).sort((a, b) => (points[a]?.x ?? 0) - (points[b]?.x ?? 0));
  const columns: number[][] = [];
  for (const index of order) {
    const column = columns.at(-1);
    const first = points[column?.[0] ?? -1];
    if (column !== undefined && first !== undefined && (points[index]?.x ?? 0) - first.x < width)
      column.push(index);
    else columns.push([index]);
  }
  for (const column of columns) {
    const wanted = column.map((index) => points[index]?.y ?? 0);
    keepApart(wanted, room).forEach((y, place) => {
      const index = column[place];
      if (index !== undefined) placed[index] = y;
    });
  }
  return placed;
}

/** Where more lines end than labels fit, only the first quantity of each run is labelled. */
function labelled(spots: readonly Spot[], area: PlotArea): readonly Spot[] {
  if (spots.length <= area.height / leastLabelHeight + 1) return spots;
  const first = spots[0]?.line.quantity.label;
  return spots.filter(({ line }) => line.quantity.label === first);
}

/** Labels at the cursor's step, or at the lines' ends without a cursor. */
export function lineLabels(model: ChartModel, area: PlotArea, cursor: number | null): LineLabel[] {
  const { steps, comparing, right } = model;
  const found = model.lines.flatMap((line): Spot[] => {
    const index = cursor === null ? lastInside(line, steps) : underCursor(line, steps, cursor);
    return index === undefined ? [] : [{ line, index }];
  });
  const spots = labelled(found, area);
  const points = spots.map(({ line, index }) => ({
    x: stepToX(area, steps, line.series.steps[index] ?? 0),
    y: valueToY(area, axisOf(model, line), line.series.values[index] ?? 0),
  }));
  const cursorX = cursor === null ? undefined : stepToX(area, steps, cursor);
  const edge = area.left + area.width;
  const places = points.map(({ x, y }) => ({ x: cursorX ?? x, y }));
  const numbersOnly = comparing && cursor === null;
  const levels = heights(places, area, numbersOnly ? numberWidth : labelWidth);
  const reach = numbersOnly ? numberWidth : rightReach;
  return spots.map(({ line, index }, place): LineLabel => {
    const point = points[place] ?? { x: 0, y: 0 };
    const from = cursorX ?? point.x;
    const behindTicks = right !== undefined && edge - from < reach;
    const value = line.quantity.format(line.series.values[index] ?? 0);
    return {
      key: line.key,
      line,
      name: comparing ? line.label : line.quantity.label,
      value: numbersOnly ? '' : value,
      point,
      x: (behindTicks ? edge + rightTicks : from) + distance,
      y: levels[place] ?? point.y,
    };
  });
}
