import type { Data, Layout, Shape } from 'plotly.js';
import type { ChartLine, ChartModel } from '../model/chartModel';
import { thin } from '../model/thin';
import { type Figure, footAxis, frame, type Palette, sideAxis } from './figureFrame';
import type { PlotArea, Size } from './plotArea';

const bandOpacity = 0.5;
const pixelsPerMarker = 8;

function trace(line: ChartLine, model: ChartModel, area: PlotArea, palette: Palette): Data {
  const { steps, values } = thin(line.series, model.steps, Math.max(50, Math.round(area.width)));
  const { quantity } = line;
  const color = palette.colour(line.token);
  return {
    ...quiet(line),
    mode: quantity.sparse && steps.length * pixelsPerMarker < area.width ? 'lines+markers' : 'lines',
    x: [...steps],
    y: [...values],
    line: { color, width: 1.75, dash: quantity.dash },
    marker: { color, size: 4 },
    cliponaxis: false,
  };
}

/** What every trace of a line has in common. */
function quiet({ quantity }: ChartLine) {
  return {
    type: 'scatter' as const,
    name: quantity.label,
    yaxis: quantity.axis === 'right' ? 'y2' : 'y',
    hoverinfo: 'skip' as const,
  };
}

/** The extremes around a mean, and what an average was taken of: faint, under the lines. */
function faintTraces(line: ChartLine, palette: Palette): Data[] {
  const { band, raw, series } = line;
  const { steps } = series;
  const color = palette.colour(line.token);
  const around: Data[] =
    band === undefined
      ? []
      : [
          {
            ...quiet(line),
            mode: 'lines',
            x: [...steps, ...[...steps].reverse()],
            y: [...band.greatest, ...[...band.least].reverse()],
            line: { width: 0, color },
            fill: 'toself',
            fillcolor: color,
            opacity: 0.16,
          },
        ];
  const under: Data[] =
    raw === undefined
      ? []
      : [
          {
            ...quiet(line),
            mode: 'lines',
            x: [...steps],
            y: [...raw],
            line: { color, width: 1 },
            opacity: 0.3,
          },
        ];
  return [...around, ...under];
}

function shapes(model: ChartModel, palette: Palette): Partial<Shape>[] {
  const across = { layer: 'below', xref: 'paper', x0: 0, x1: 1 } as const;
  const bands = model.bands.map(
    ({ from, to, verdict }): Partial<Shape> => ({
      ...across,
      type: 'rect',
      y0: from,
      y1: to,
      fillcolor: palette.colour(`--${verdict}-soft`),
      opacity: bandOpacity,
      line: { width: 0 },
    }),
  );
  const starts = model.startLines.map(
    ({ value, line }): Partial<Shape> => ({
      ...across,
      type: 'line',
      y0: value,
      y1: value,
      opacity: 0.45,
      line: {
        color: palette.colour(line.token),
        width: 1,
        dash: line.quantity.dash === 'solid' ? 'solid' : 'dot',
      },
    }),
  );
  return [...bands, ...starts];
}

/** A chart as Plotly takes it. Cursor, labels and marks are drawn over it. */
export function figure(model: ChartModel, size: Size, area: PlotArea, palette: Palette): Figure {
  const { height } = area;
  const { titles } = model;
  const right: Partial<Layout> =
    model.right === undefined
      ? {}
      : {
          yaxis2: {
            ...sideAxis(model.right, { height, palette, title: titles?.right ?? '' }),
            overlaying: 'y',
            side: 'right',
            showgrid: false,
          },
        };
  return {
    data: [
      ...model.lines.flatMap((line) => faintTraces(line, palette)),
      ...model.lines.map((line) => trace(line, model, area, palette)),
    ],
    layout: {
      ...frame(size, area, palette),
      xaxis: footAxis(model.steps, model.axis, { area, palette }),
      yaxis: sideAxis(model.left, {
        height,
        palette,
        percent: model.percent,
        title: titles?.left ?? '',
      }),
      ...right,
      shapes: shapes(model, palette),
    },
  };
}
