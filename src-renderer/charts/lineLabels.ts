import type { ChartLine, ChartModel } from './chartModel';
import { axisOf, type PlotArea, stepToX, valueToY } from './plotArea';
import { spread } from './spread';
import { nearestPoint } from './thin';

/** A label beside a line, with the point that it speaks of; pixels in the chart. */
export interface LineLabel {
  readonly key: string;
  readonly line: ChartLine;
  /** The quantity, or the run's number where runs are compared. */
  readonly name: string;
  /** Empty at the ends of compared runs, where numbers would crowd. */
  readonly value: string;
  readonly point: { readonly x: number; readonly y: number };
  /** The middle of the label's near edge. */
  readonly x: number;
  readonly y: number;
  readonly side: 'left' | 'right';
}

const labelHeight = 15;
const distance = 8;
/** A label at the cursor stands on its left where less than this is left on its right. */
const roomForLabel = 96;

interface Spot {
  readonly line: ChartLine;
  readonly index: number;
}

/** Labels at the cursor's step, or at the lines' ends without a cursor. */
export function lineLabels(model: ChartModel, area: PlotArea, cursor: number | null): LineLabel[] {
  const spots = model.lines.flatMap((line): Spot[] => {
    const { steps } = line.series;
    const last = nearestPoint(steps, Math.min(model.steps[1], steps.at(-1) ?? 0));
    const index = cursor === null ? last : nearestPoint(steps, cursor);
    return index === undefined ? [] : [{ line, index }];
  });
  const points = spots.map(({ line, index }) => ({
    x: stepToX(area, model.steps, line.series.steps[index] ?? 0),
    y: valueToY(area, axisOf(model, line), line.series.values[index] ?? 0),
  }));
  const heights = spread(
    points.map(({ y }) => y),
    { gap: labelHeight, top: area.top, bottom: area.top + area.height },
  );
  const cursorX = cursor === null ? undefined : stepToX(area, model.steps, cursor);
  const side = cursorX !== undefined && area.left + area.width - cursorX < roomForLabel ? 'left' : 'right';
  return spots.map(({ line, index }, place): LineLabel => {
    const point = points[place] ?? { x: 0, y: 0 };
    const from = cursorX ?? point.x;
    const value = line.quantity.format(line.series.values[index] ?? 0);
    return {
      key: line.key,
      line,
      name: model.comparing ? `${line.run.number}` : line.quantity.label,
      value: model.comparing && cursor === null ? '' : value,
      point,
      x: side === 'right' ? from + distance : from - distance,
      y: heights[place] ?? point.y,
      side,
    };
  });
}
