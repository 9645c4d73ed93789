import { formatCount } from '@shared/metric';
import type { Data, Layout, LayoutAxis } from 'plotly.js';
import type { ColourToken } from '../../styles/colourToken';
import type { Range } from '../model/stepRange';
import { ticksOf, tickTexts } from '../model/ticks';
import type { ValueAxis } from '../model/valueAxis';
import type { PlotArea, Size } from './plotArea';

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
const pixelsPerTick = 26;
const pixelsPerStepTick = 52;
const clear = 'rgba(0,0,0,0)';

/** What all axes have in common: quiet labels, no lines but the grid. */
export function axisStyle(palette: Palette): Partial<LayoutAxis> {
  return {
    fixedrange: true,
    zeroline: false,
    gridcolor: palette.colour('--border'),
    gridwidth: 1,
    tickfont: { size: tickSize, color: palette.colour('--text-faint'), family: palette.font },
    ticks: 'outside',
    ticklen: 4,
    tickcolor: clear,
  };
}

/** The axis at the foot of a chart, which counts whole things: steps, or dimensions. */
export function countAxis(range: Range, area: PlotArea, palette: Palette): Partial<LayoutAxis> {
  const most = Math.floor(area.width / pixelsPerStepTick);
  const ticks = ticksOf({ range, log: false }, most).filter(Number.isInteger);
  return {
    ...axisStyle(palette),
    range: [...range],
    showgrid: false,
    showline: true,
    linecolor: palette.colour('--border-strong'),
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map(formatCount),
  };
}

/** The axis of values at a chart's side. */
export function sideAxis(
  axis: ValueAxis,
  { height, palette, percent = false }: { height: number; palette: Palette; percent?: boolean },
): Partial<LayoutAxis> {
  const [from, to] = axis.range;
  const values = axis.blank ? [] : ticksOf(axis, Math.max(2, Math.floor(height / pixelsPerTick)));
  return {
    ...axisStyle(palette),
    type: axis.log ? 'log' : 'linear',
    range: axis.log ? [Math.log10(from), Math.log10(to)] : [from, to],
    tickmode: 'array',
    tickvals: values,
    ticktext: tickTexts(axis, values, percent),
  };
}

/** The sheet that a chart is drawn on. */
export function frame(size: Size, area: PlotArea, palette: Palette): Partial<Layout> {
  return {
    width: size.width,
    height: size.height,
    margin: {
      l: area.left,
      t: area.top,
      r: size.width - area.left - area.width,
      b: size.height - area.top - area.height,
    },
    showlegend: false,
    hovermode: false,
    dragmode: false,
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    font: { family: palette.font, size: tickSize },
  };
}
