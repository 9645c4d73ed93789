import type { Figure, Palette } from '../figure/figureFrame';
import type { PlotArea, Size } from '../figure/plotArea';
import type { ChartModel } from '../model/chartModel';

/** A chart that can be drawn at any size, as it leaves the lab. */
export interface PaperChart {
  readonly title: string;
  /** What the axis at its foot counts. */
  readonly foot: string;
  /** What the legend calls the figure's last traces, which are in front; the others are not in it. */
  readonly names: readonly string[];
  readonly draw: (size: Size, area: PlotArea, palette: Palette) => Figure;
}

/** Pixels: a text column of a paper at 4.5 inches is as wide at 200 dots an inch. */
export const paperSize: Size = { width: 900, height: 540 };

const room = { left: 72, right: 72, top: 64, bottom: 116 };
const text = { title: 20, axis: 15 };

/** A symbol with its index as Plotly writes it: `m<sub>o</sub>`. */
function withIndices(name: string): string {
  return name.replace(/\b(\p{L})_(\p{L}+)/gu, '<i>$1</i><sub>$2</sub>');
}

/** What the lines of a chart are called in a legend: the quantity, and the run where there are several. */
export function lineNames({ lines, comparing }: ChartModel): string[] {
  return lines.map(({ label, quantity }) => (comparing ? `${label}, ${quantity.label}` : quantity.label));
}

/** A chart on white, with its title, a name at its foot and a legend. */
export function paperFigure({ title, foot, names, draw }: PaperChart, palette: Palette): Figure {
  const { width, height } = paperSize;
  const area = {
    left: room.left,
    top: room.top,
    width: width - room.left - room.right,
    height: height - room.top - room.bottom,
  };
  const { data, layout } = draw(paperSize, area, palette);
  const color = palette.colour('--text');
  const behind = data.length - names.length;
  return {
    data: data.map((trace, at) => {
      const name = names[at - behind];
      return name === undefined ? { ...trace, showlegend: false } : { ...trace, name: withIndices(name) };
    }),
    layout: {
      ...layout,
      title: { text: withIndices(title), x: 0.02, xanchor: 'left', font: { size: text.title, color } },
      xaxis: { ...layout.xaxis, title: { text: foot, font: { size: text.axis, color } } },
      showlegend: names.length > 0,
      legend: { orientation: 'h', x: 0, y: -0.2, yanchor: 'top', font: { size: text.axis, color } },
      paper_bgcolor: '#ffffff',
      plot_bgcolor: '#ffffff',
    },
  };
}
