import type { Data, Layout, LayoutAxis, Shape } from 'plotly.js';
import { formatCount } from '../runs/format';
import type { ColourToken } from './chartList';
import type { ChartLine, ChartModel } from './chartModel';
import type { PlotArea, Size } from './plotArea';
import { thin } from './thin';
import { ticksOf, tickTexts } from './ticks';
import type { ValueAxis } from './valueAxis';

/** Colours and type of the theme in force. */
export interface Palette {
  readonly colour: (token: ColourToken) => string;
  readonly font: string;
}

/** What Plotly draws. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

const tickSize = 12;
const bandOpacity = 0.5;
const pixelsPerTick = 26;
const pixelsPerStepTick = 52;
const pixelsPerMarker = 8;

function trace(line: ChartLine, model: ChartModel, area: PlotArea, palette: Palette): Data {
  const { steps, values } = thin(line.series, model.steps, Math.max(50, Math.round(area.width)));
  const { quantity } = line;
  const color = palette.colour(line.token);
  return {
    type: 'scatter',
    mode: quantity.sparse && steps.length * pixelsPerMarker < area.width ? 'lines+markers' : 'lines',
    x: [...steps],
    y: [...values],
    name: quantity.label,
    yaxis: quantity.axis === 'right' ? 'y2' : 'y',
    line: { color, width: 1.75, dash: quantity.dash },
    marker: { color, size: 4 },
    hoverinfo: 'skip',
    cliponaxis: false,
  };
}

/** Plotly's axis of a range in the values' unit. */
function range({ range: [from, to], log }: ValueAxis): Partial<LayoutAxis> {
  return log
    ? { type: 'log', range: [Math.log10(from), Math.log10(to)] }
    : { type: 'linear', range: [from, to] };
}

function ticks(axis: ValueAxis, height: number, percent: boolean): Partial<LayoutAxis> {
  if (axis.blank) return { tickmode: 'array', tickvals: [] };
  const values = ticksOf(axis, Math.max(2, Math.floor(height / pixelsPerTick)));
  return { tickmode: 'array', tickvals: values, ticktext: tickTexts(axis, values, percent) };
}

function shapes(model: ChartModel, palette: Palette): Partial<Shape>[] {
  const bands = model.bands.map(
    ({ from, to, verdict }): Partial<Shape> => ({
      type: 'rect',
      layer: 'below',
      xref: 'paper',
      x0: 0,
      x1: 1,
      y0: from,
      y1: to,
      fillcolor: palette.colour(`--${verdict}-soft`),
      opacity: bandOpacity,
      line: { width: 0 },
    }),
  );
  const starts = model.startLines.map(
    ({ value, line }): Partial<Shape> => ({
      type: 'line',
      layer: 'below',
      xref: 'paper',
      x0: 0,
      x1: 1,
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
  const grid = palette.colour('--border');
  const tickfont = { size: tickSize, color: palette.colour('--text-faint'), family: palette.font };
  const common: Partial<LayoutAxis> = {
    fixedrange: true,
    zeroline: false,
    gridcolor: grid,
    gridwidth: 1,
    tickfont,
    ticks: 'outside',
    ticklen: 4,
    tickcolor: 'rgba(0,0,0,0)',
  };
  const stepTicks = ticksOf(
    { range: model.steps, log: false },
    Math.floor(area.width / pixelsPerStepTick),
  ).filter(Number.isInteger);
  const axes: Partial<Layout> = {
    xaxis: {
      ...common,
      range: [...model.steps],
      showgrid: false,
      showline: true,
      linecolor: palette.colour('--border-strong'),
      tickmode: 'array',
      tickvals: stepTicks,
      ticktext: stepTicks.map(formatCount),
    },
    yaxis: { ...common, ...range(model.left), ...ticks(model.left, area.height, model.percent) },
  };
  const right: Partial<Layout> =
    model.right === undefined
      ? {}
      : {
          yaxis2: {
            ...common,
            ...range(model.right),
            ...ticks(model.right, area.height, false),
            overlaying: 'y',
            side: 'right',
            showgrid: false,
          },
        };
  return {
    data: model.lines.map((line) => trace(line, model, area, palette)),
    layout: {
      ...axes,
      ...right,
      width: size.width,
      height: size.height,
      margin: {
        l: area.left,
        t: area.top,
        r: size.width - area.left - area.width,
        b: size.height - area.top - area.height,
      },
      shapes: shapes(model, palette),
      showlegend: false,
      hovermode: false,
      dragmode: false,
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      font: { family: palette.font, size: tickSize },
    },
  };
}
