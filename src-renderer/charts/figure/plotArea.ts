import type { ChartLine, ChartModel } from '../model/chartModel';
import type { Range } from '../model/stepRange';
import { share, type ValueAxis } from '../model/valueAxis';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The rectangle of the curves inside a chart, in pixels from its top left corner. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Room for tick labels, and on the right for the labels at the lines' ends: the same in all charts, so that they align. */
const margin = { left: 44, top: 8, bottom: 24, right: 100, comparing: 64 };
/** The height of a title beside an axis. */
const titleHeight = 20;

export function plotArea(
  { comparing, axis, titles, right }: Pick<ChartModel, 'comparing' | 'axis' | 'titles' | 'right'>,
  { width, height }: Size,
): PlotArea {
  const left = margin.left + (titles === null ? 0 : titleHeight);
  const behind = titles === null || right === undefined ? 0 : titleHeight;
  const foot = margin.bottom + (axis.title === null ? 0 : titleHeight);
  return {
    left,
    top: margin.top,
    width: Math.max(40, width - left - behind - (comparing ? margin.comparing : margin.right)),
    height: Math.max(20, height - margin.top - foot),
  };
}

export function stepToX(area: PlotArea, [from, to]: Range, step: number): number {
  return area.left + (area.width * (step - from)) / (to - from);
}

export function xToStep(area: PlotArea, [from, to]: Range, x: number): number {
  const inside = Math.max(0, Math.min(1, (x - area.left) / area.width));
  return from + inside * (to - from);
}

/** Values beyond the axis lie at its end. */
export function valueToY(area: PlotArea, axis: ValueAxis, value: number): number {
  const inside = Math.max(0, Math.min(1, share(axis, value)));
  return area.top + area.height * (1 - inside);
}

export function axisOf(model: ChartModel, { quantity }: ChartLine): ValueAxis {
  return quantity.axis === 'right' && model.right !== undefined ? model.right : model.left;
}
