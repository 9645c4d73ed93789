import type { ChartLine, ChartModel } from './chartModel';
import type { Range } from './stepRange';
import { share, type ValueAxis } from './valueAxis';

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

/** Room for tick labels, and on the right for the labels at the lines' ends. */
const margin = { left: 48, right: 16, top: 8, bottom: 24, rightTicks: 20 };
const characterWidth = 7;
const mostLabelWidth = 112;

/** What stands at the end of a line. */
export function endLabel({ quantity, run, series }: ChartLine, comparing: boolean): string {
  if (comparing) return `${run.number}`;
  const value = series.values.at(-1);
  return value === undefined ? quantity.label : `${quantity.label} ${quantity.format(value)}`;
}

export function plotArea(model: ChartModel, { width, height }: Size): PlotArea {
  const longest = Math.max(0, ...model.lines.map((line) => endLabel(line, model.comparing).length));
  const labels = Math.min(mostLabelWidth, longest * characterWidth);
  const right = margin.right + labels + (model.right === undefined ? 0 : margin.rightTicks);
  return {
    left: margin.left,
    top: margin.top,
    width: Math.max(40, width - margin.left - right),
    height: Math.max(20, height - margin.top - margin.bottom),
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
