import type { Spectrum } from '@shared/api';
import { nearestPoint } from '@shared/curve';
import type { Data } from 'plotly.js';
import type { ColourToken } from '../../styles/colourToken';
import type { ChartModel } from '../model/chartModel';
import { stepAxis } from '../model/horizontalAxis';
import type { Range } from '../model/stepRange';
import { ticksOf, tickTexts } from '../model/ticks';
import { evenScale } from './evenScale';
import { type Figure, footAxis, frame, type Palette, sideAxis } from './figureFrame';
import type { PlotArea, Size } from './plotArea';

/** Rows of the map: the largest eigenvalues, beyond which there is nothing but rounding to see. */
export const mapRows = 64;
/** Decades below the largest eigenvalue that are told apart. */
const decades = 5;

/** One run's eigenvalues at one step, largest first. */
export interface SpectrumLine {
  readonly token: ColourToken;
  readonly eigenvalues: readonly number[];
}

/** The index of the spectrum nearest to the cursor; of the last one without a cursor. */
export function spectrumAt({ steps }: Spectrum, cursor: number | null): number | undefined {
  if (cursor === null) return steps.length === 0 ? undefined : steps.length - 1;
  return nearestPoint(steps, cursor);
}

/**
 * log10 of the eigenvalues as a map: one row for each of the largest, one column for each of `columns` steps at most.
 * What lies more than five decades below the largest of all counts as that.
 */
export function spectrumMap(spectrum: Spectrum, [from, to]: Range, columns: number) {
  const inside = spectrum.steps.flatMap((step, index) => (step >= from && step <= to ? [index] : []));
  const stride = Math.max(1, Math.ceil(inside.length / columns));
  const shown = inside.filter((_, place) => place % stride === 0);
  const greatest = Math.max(Number.MIN_VALUE, ...shown.map((index) => spectrum.eigenvalues[index]?.[0] ?? 0));
  const floor = Math.log10(greatest) - decades;
  const dimensions = Math.min(
    mapRows,
    Math.max(0, ...shown.map((index) => spectrum.eigenvalues[index]?.length ?? 0)),
  );
  const rows = Array.from({ length: dimensions }, (_, row) =>
    shown.map((index) => {
      const value = spectrum.eigenvalues[index]?.[row] ?? 0;
      return value > 0 ? Math.max(floor, Math.log10(value)) : floor;
    }),
  );
  return { steps: shown.map((index) => spectrum.steps[index] ?? 0), rows, floor, ceiling: floor + decades };
}

/** The eigenvalues over training as a heat map. */
export function spectrumMapFigure(
  spectrum: Spectrum,
  { steps, size, area, palette }: { steps: Range; size: Size; area: PlotArea; palette: Palette },
): Figure {
  const map = spectrumMap(spectrum, steps, Math.max(50, Math.round(area.width)));
  const scale = { range: [10 ** map.floor, 10 ** map.ceiling] as const, log: true };
  const ticks = ticksOf(scale, 3);
  const heat: Data = {
    type: 'heatmap',
    x: map.steps,
    y: map.rows.map((_, row) => row + 1),
    z: map.rows,
    zmin: map.floor,
    zmax: map.ceiling,
    colorscale: evenScale([
      palette.colour('--surface-sunken'),
      palette.colour('--kind-embedding'),
      palette.colour('--text'),
    ]),
    hoverinfo: 'skip',
    colorbar: {
      thickness: 8,
      outlinewidth: 0,
      tickvals: ticks.map(Math.log10),
      ticktext: tickTexts(scale, ticks, false),
      tickfont: { size: 12, color: palette.colour('--text-faint'), family: palette.font },
    },
  };
  const rows = { range: [0.5, Math.max(1.5, map.rows.length + 0.5)] as const, log: false };
  return {
    data: [heat],
    layout: {
      ...frame(size, area, palette),
      xaxis: footAxis(steps, stepAxis, { area, palette }),
      yaxis: {
        ...sideAxis({ ...rows, blank: map.rows.length === 0 }, { height: area.height, palette }),
        showgrid: false,
      },
    },
  };
}

/** What the axes of a spectrum's curve hold, so that several can be drawn at one scale. */
export interface SpectrumScale {
  readonly dimensions: number;
  /** The greatest eigenvalue. */
  readonly greatest: number;
}

export function spectrumScale(spectra: readonly (readonly number[])[]): SpectrumScale {
  return {
    dimensions: Math.max(2, ...spectra.map(({ length }) => length)),
    greatest: Math.max(0, ...spectra.map(([first]) => first ?? 0)),
  };
}

/** Eigenvalues against their place, largest first, on a logarithmic axis; what is not positive is left out. */
export function spectrumCurveFigure(
  lines: readonly SpectrumLine[],
  {
    size,
    area,
    palette,
    scale,
    look,
  }: {
    size: Size;
    area: PlotArea;
    palette: Palette;
    scale?: SpectrumScale | undefined;
    look?: Pick<ChartModel, 'axis' | 'titles'>;
  },
): Figure {
  const { dimensions, greatest } = scale ?? spectrumScale(lines.map(({ eigenvalues }) => eigenvalues));
  const positive = lines.map(({ eigenvalues }) =>
    eigenvalues.filter((value) => value > greatest * 10 ** -decades),
  );
  const axis = {
    range: [greatest * 10 ** -decades, greatest * 2] as const,
    log: greatest > 0,
    blank: greatest <= 0,
  };
  return {
    data: lines.map(
      ({ token }, index): Data => ({
        type: 'scatter',
        mode: 'lines',
        x: (positive[index] ?? []).map((_, place) => place + 1),
        y: positive[index] ?? [],
        line: { color: palette.colour(token), width: 1.75 },
        hoverinfo: 'skip',
      }),
    ),
    layout: {
      ...frame(size, area, palette),
      xaxis: footAxis([1, dimensions], look?.axis ?? stepAxis, { area, palette }),
      yaxis: sideAxis(axis, { height: area.height, palette, title: look?.titles?.left ?? '' }),
    },
  };
}
