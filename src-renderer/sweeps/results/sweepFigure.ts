import type { SweepCurve } from '@shared/sweep';
import { type Verdict, verdicts } from '@shared/verdict';
import type { Data } from 'plotly.js';
import { axisStyle, type Figure, frame, type Palette, sideAxis } from '../../charts/figure/figureFrame';
import type { PlotArea, Size } from '../../charts/figure/plotArea';
import { type ValueAxis, valueAxis } from '../../charts/model/valueAxis';
import type { MetricLook } from './metricLook';
import { labelsThatFit, type SweepAxisPlaces } from './sweepAxis';

/** One finished run in a chart. */
export interface RunDot {
  /** Index of its value on the axis. */
  readonly index: number;
  readonly value: number;
  readonly verdict: Verdict | undefined;
}

export interface SweepFigureRequest {
  readonly curve: SweepCurve;
  readonly dots: readonly RunDot[];
  readonly look: MetricLook;
  readonly axis: SweepAxisPlaces;
  readonly size: Size;
  readonly area: PlotArea;
  readonly palette: Palette;
}

/** How a verdict is told apart without colour. */
export const verdictSymbols: Readonly<Record<Verdict, 'circle' | 'diamond' | 'square'>> = {
  healthy: 'circle',
  partial: 'diamond',
  collapsed: 'square',
};

/** Several seeds are faint beside the bar of their mean; a single one is the point itself. */
const faint = 0.6;
const asidePixels = 8;

function dotTrace(
  dots: readonly RunDot[],
  verdict: Verdict | undefined,
  { axis, palette, curve, area }: SweepFigureRequest,
): Data[] {
  const own = dots.filter((dot) => dot.verdict === verdict);
  if (own.length === 0) return [];
  const single = curve.points.every(({ spread }) => spread === null || spread.count === 1);
  const aside = (asidePixels * (axis.range[1] - axis.range[0])) / area.width;
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: verdict ?? 'no verdict',
      x: own.map(({ index }) => (axis.places[index] ?? 0) + (single ? 0 : aside)),
      y: own.map(({ value }) => value),
      marker: {
        color: palette.colour(verdict === undefined ? '--text-faint' : `--${verdict}`),
        symbol: verdict === undefined ? 'circle' : verdictSymbols[verdict],
        size: single ? 8 : 6,
        opacity: single ? 1 : faint,
      },
      hoverinfo: 'skip',
      cliponaxis: false,
    },
  ];
}

/** The means, joined where the values have an order, with bars of one standard deviation over seeds. */
function meanTrace({ curve, look, axis, palette }: SweepFigureRequest): Data {
  const color = palette.colour(look.token);
  const measured = curve.points
    .flatMap(({ spread }, index) => (spread === null ? [] : [{ place: axis.places[index] ?? 0, ...spread }]))
    .sort((a, b) => a.place - b.place);
  const several = measured.some(({ count }) => count > 1);
  return {
    type: 'scatter',
    mode: axis.scale === 'words' ? 'markers' : several ? 'lines+markers' : 'lines',
    name: 'mean',
    x: measured.map(({ place }) => place),
    y: measured.map(({ mean }) => mean),
    line: { color, width: 1.75 },
    marker: { color, size: several ? 7 : 0.1, symbol: 'circle' },
    error_y: {
      type: 'data',
      array: measured.map(({ std }) => std),
      visible: several,
      color,
      thickness: 1.25,
      width: 4,
    },
    hoverinfo: 'skip',
    cliponaxis: false,
  };
}

/** The axis of the values: as the metric asks for, and so that every run and every bar is inside. */
export function sweepValueAxis(curve: SweepCurve, look: MetricLook): ValueAxis {
  const values = curve.points.flatMap(({ spread }) =>
    spread === null ? [] : [...spread.values, spread.mean - spread.std, spread.mean + spread.std],
  );
  const measured = curve.points.flatMap(({ spread }) => spread?.values ?? []);
  const least = Math.min(...measured);
  // A bar may reach below 0 where no value does; a logarithmic axis is about the values alone.
  const shown = look.axis.scale === 'magnitudes' ? values.filter((value) => value >= least) : values;
  const { range, ...axis } = valueAxis(look.axis, [shown]);
  // A normalised std may come to lie a little above 1.
  return { ...axis, range: [range[0], Math.max(range[1], ...measured)] };
}

/** A metric against the parameter, as Plotly takes it. */
export function sweepFigure(request: SweepFigureRequest): Figure {
  const { curve, dots, look, axis, size, area, palette } = request;
  const labels = curve.points.map(({ label }) => label);
  const shown = labelsThatFit(axis, labels, area.width);
  return {
    data: [
      ...[...verdicts, undefined].flatMap((verdict) => dotTrace(dots, verdict, request)),
      meanTrace(request),
    ],
    layout: {
      ...frame(size, area, palette),
      xaxis: {
        ...axisStyle(palette),
        range: [...axis.range],
        showgrid: false,
        showline: true,
        linecolor: palette.colour('--border-strong'),
        tickcolor: palette.colour('--border-strong'),
        tickmode: 'array',
        tickvals: shown.map((index) => axis.places[index] ?? 0),
        ticktext: shown.map((index) => labels[index] ?? ''),
      },
      yaxis: sideAxis(sweepValueAxis(curve, look), { height: area.height, palette, percent: look.percent }),
    },
  };
}
