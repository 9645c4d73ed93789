import { formatCount } from '@shared/metric';
import type { Data, Layout, LayoutAxis } from 'plotly.js';
import type { ColourToken } from '../../styles/colourToken';
import type { HorizontalAxis } from '../model/horizontalAxis';
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

function titled(text: string, palette: Palette, standoff: number): Partial<LayoutAxis> {
  const font = { size: tickSize, color: palette.colour('--text-muted'), family: palette.font };
  return { title: { text, font, standoff } };
}

/** What is lowered in a quantity's name, as Plotly takes it. */
function lowered(text: string): string {
  return text.replace(/_([A-Za-z0-9]+)/g, '<sub>$1</sub>');
}

/** The axis at the foot of a chart. */
export function footAxis(
  range: Range,
  axis: HorizontalAxis,
  { area, palette }: { area: PlotArea; palette: Palette },
): Partial<LayoutAxis> {
  const most = Math.floor(area.width / pixelsPerStepTick);
  const scale = { range, log: false };
  const all = ticksOf(scale, most);
  const ticks = axis.whole ? all.filter(Number.isInteger) : all;
  return {
    ...axisStyle(palette),
    range: [...range],
    showgrid: false,
    showline: true,
    linecolor: palette.colour('--border-strong'),
    tickmode: 'array',
    tickvals: ticks,
    ticktext: axis.whole ? ticks.map(formatCount) : tickTexts(scale, ticks, false),
    ...(axis.title === null ? {} : titled(axis.title, palette, 6)),
  };
}

/** The axis of values at a chart's side. */
export function sideAxis(
  axis: ValueAxis,
  {
    height,
    palette,
    percent = false,
    title = '',
  }: { height: number; palette: Palette; percent?: boolean; title?: string },
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
    ...(title === '' ? {} : titled(lowered(title), palette, 4)),
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
