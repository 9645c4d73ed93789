import type { Spectrum } from '@shared/api';
import { describe, expect, it } from 'vitest';
import { evenScale } from './evenScale';
import { spectrumAt, spectrumCurveFigure, spectrumMap, spectrumMapFigure } from './spectrumFigure';

const spectrum: Spectrum = {
  tap: 'projector',
  steps: [0, 10, 20],
  eigenvalues: [
    [1, 0.1, 0.001],
    [10, 0.1, 0],
    [100, 0.01, -1e-9],
  ],
};
const drawing = {
  size: { width: 400, height: 200 },
  area: { left: 44, top: 8, width: 256, height: 160 },
  palette: { colour: (token: string) => token, font: 'Inter' },
};

describe('the map of a spectrum', () => {
  it('has a row for each eigenvalue and a column for each step, in decades', () => {
    const { steps, rows, floor, ceiling } = spectrumMap(spectrum, [0, 20], 100);
    expect(steps).toEqual([0, 10, 20]);
    expect(rows).toEqual([
      [0, 1, 2],
      [-1, -1, -2],
      [-3, -3, -3],
    ]);
    expect([floor, ceiling]).toEqual([-3, 2]);
  });

  it('is of the steps in the window only, and of no more than there are pixels', () => {
    expect(spectrumMap(spectrum, [5, 20], 100).steps).toEqual([10, 20]);
    expect(spectrumMap(spectrum, [0, 20], 2).steps).toEqual([0, 20]);
  });

  it('is empty before the first spectrum', () => {
    const { rows } = spectrumMap({ tap: 'projector', steps: [], eigenvalues: [] }, [0, 20], 100);
    expect(rows).toEqual([]);
  });

  it('is drawn from quiet through the hue of embeddings', () => {
    const hexes = { '--surface-sunken': '#f5f6f8', '--kind-embedding': '#1b6fb8', '--text': '#171b22' };
    const palette = {
      ...drawing.palette,
      colour: (token: string) => Object.entries(hexes).find(([name]) => name === token)?.[1] ?? '#000000',
    };
    const { data } = spectrumMapFigure(spectrum, { ...drawing, palette, steps: [0, 20] });
    expect(data).toMatchObject([
      {
        type: 'heatmap',
        y: [1, 2, 3],
        colorscale: evenScale([hexes['--surface-sunken'], hexes['--kind-embedding'], hexes['--text']]),
      },
    ]);
  });
});

describe('the curve of a spectrum', () => {
  it('is of the step nearest to the cursor, else of the last', () => {
    expect(spectrumAt(spectrum, null)).toBe(2);
    expect(spectrumAt(spectrum, 12)).toBe(1);
    expect(spectrumAt({ ...spectrum, steps: [] }, null)).toBeUndefined();
  });

  it('leaves out what is rounding', () => {
    const line = { token: '--run-1' as const, eigenvalues: [100, 0.01, -1e-9] };
    const { data, layout } = spectrumCurveFigure([line], drawing);
    expect(data).toMatchObject([{ x: [1, 2], y: [100, 0.01], line: { color: '--run-1' } }]);
    expect(layout.yaxis?.type).toBe('log');
  });
});
