import type { Data } from 'plotly.js';
import { type Figure, frame, type Palette, sideAxis } from '../../charts/figure/figureFrame';
import type { PlotArea, Size } from '../../charts/figure/plotArea';
import { valueAxis } from '../../charts/model/valueAxis';
import type { ColourToken } from '../../styles/colourToken';

/** A run with both numbers. */
export interface ScatterPoint {
  readonly id: string;
  /** Its number, which stands beside it. */
  readonly number: number;
  readonly name: string;
  readonly token: ColourToken;
  readonly x: number;
  readonly y: number;
}

/** One side of a scatter. */
export interface ScatterSide {
  readonly title: string;
  readonly log: boolean;
  readonly percent: boolean;
}

/** Of more points their numbers would lie on each other. */
const mostLabels = 40;
const margin = { left: 76, right: 48, top: 16, bottom: 52 };

export function scatterArea({ width, height }: Size): PlotArea {
  return {
    left: margin.left,
    top: margin.top,
    width: Math.max(40, width - margin.left - margin.right),
    height: Math.max(40, height - margin.top - margin.bottom),
  };
}

/** One number of the runs against another; on a logarithmic side those that are not positive are left out. */
export function scatterFigure(
  points: readonly ScatterPoint[],
  { x, y, size, palette }: { x: ScatterSide; y: ScatterSide; size: Size; palette: Palette },
): Figure {
  const area = scatterArea(size);
  const shown = points.filter((point) => (!x.log || point.x > 0) && (!y.log || point.y > 0));
  const fit = { scale: 'fit' } as const;
  const across = valueAxis(fit, [shown.map((point) => point.x)], x.log);
  const up = valueAxis(fit, [shown.map((point) => point.y)], y.log);
  const data: Data = {
    type: 'scatter',
    mode: shown.length > mostLabels ? 'markers' : 'text+markers',
    x: shown.map((point) => point.x),
    y: shown.map((point) => point.y),
    text: shown.map((point) => String(point.number)),
    textposition: 'middle right',
    textfont: { size: 12, color: palette.colour('--text-muted'), family: palette.font },
    marker: {
      size: 9,
      color: shown.map((point) => palette.colour(point.token)),
      line: { width: 1, color: palette.colour('--surface') },
    },
    hoverinfo: 'skip',
    cliponaxis: false,
  };
  return {
    data: [data],
    layout: {
      ...frame(size, area, palette),
      xaxis: sideAxis(across, { height: area.width / 2.5, palette, ...x }),
      yaxis: sideAxis(up, { height: area.height, palette, ...y }),
    },
  };
}
