import { describe, expect, it } from 'vitest';
import { runOf } from '../../runs/testing/fakeLab';
import { chartList } from '../model/chartList';
import { chartModel } from '../model/chartModel';
import { figure } from './figure';
import { lineLabels } from './lineLabels';
import { plotArea, stepToX, valueToY, xToStep } from './plotArea';

const size = { width: 300, height: 150 };
const palette = { colour: (token: string) => token, font: 'Inter' };

function shown(id: string, values: Readonly<Record<string, readonly number[]>>) {
  const series = new Map(
    Object.entries(values).map(([name, own]) => [
      name,
      { name, steps: own.map((_, index) => index * 10), values: [...own] },
    ]),
  );
  const definition = chartList.find((one) => one.id === id)!;
  const runs = [{ run: runOf(1), series, names: [...series.keys()] }];
  const model = chartModel(definition, { runs, chosen: { tap: null, loss: null }, steps: [0, 20] });
  const area = plotArea(model, size);
  return { model, area, ...figure(model, size, area, palette) };
}

const ratios = { 'projector/m_o': [0.3, 0.25, 0.2], 'projector/m_r': [0.94, 0.95, 0.96] };

describe('the figure that Plotly draws', () => {
  it('has a trace for each line, told apart by colour and by dash', () => {
    expect(shown('ratios', ratios).data).toMatchObject([
      { x: [0, 10, 20], y: [0.3, 0.25, 0.2], line: { color: '--m-o', dash: 'solid' } },
      { x: [0, 10, 20], y: [0.94, 0.95, 0.96], line: { color: '--m-r', dash: 'dash' } },
    ]);
  });

  it('keeps ratios between 0 and 1 and lays the bands under them', () => {
    const { layout } = shown('ratios', ratios);
    expect(layout.yaxis).toMatchObject({ range: [0, 1], tickvals: [0, 0.5, 1] });
    expect(layout.shapes).toMatchObject([
      { layer: 'below', y0: 0.55, y1: 0.9, fillcolor: '--partial-soft' },
      { layer: 'below', y0: 0.9, y1: 1, fillcolor: '--collapsed-soft' },
    ]);
  });

  it('puts the effective rank on an axis of its own', () => {
    const { data, layout } = shown('spread', {
      'projector/std': [0.9, 0.95],
      'projector/effective_rank': [4, 9],
    });
    expect(data).toMatchObject([{ yaxis: 'y' }, { yaxis: 'y2' }]);
    expect(layout.yaxis2).toMatchObject({ overlaying: 'y', side: 'right' });
  });

  it('draws magnitudes far apart logarithmically', () => {
    const { layout } = shown('covariance', {
      'projector/covariance': [10, 8],
      'projector/covariance_normalised': [0.01, 0.005],
    });
    expect(layout.yaxis?.type).toBe('log');
    expect(layout.yaxis?.range?.[0]).toBeCloseTo(Math.log10(0.005) - 0.08 * Math.log10(2000), 9);
  });
});

describe('the labels of the lines', () => {
  it('stand at the lines’ ends with the last values', () => {
    const { model, area } = shown('ratios', ratios);
    const labels = lineLabels(model, area, null);
    expect(labels.map(({ name, value }) => [name, value])).toEqual([
      ['m_o', '0.20'],
      ['m_r', '0.96'],
    ]);
    expect(labels[0]?.point).toEqual({ x: area.left + area.width, y: valueToY(area, model.left, 0.2) });
  });

  it('go to the cursor with the values there', () => {
    const { model, area } = shown('ratios', ratios);
    const early = lineLabels(model, area, 1);
    expect(early.map(({ value }) => value)).toEqual(['0.30', '0.94']);
    expect(early[0]?.point.x).toBe(area.left);
    expect(lineLabels(model, area, 19).map(({ value }) => value)).toEqual(['0.20', '0.96']);
  });

  it('leave out lines without a point in the window', () => {
    const { model, area } = shown('ratios', ratios);
    const zoomed = { ...model, steps: [5, 15] as const };
    expect(lineLabels(zoomed, area, null).map(({ value }) => value)).toEqual(['0.25', '0.95']);
    expect(lineLabels({ ...model, steps: [11, 19] as const }, area, null)).toEqual([]);
  });

  it('are of the first quantity only where more lines end than labels fit', () => {
    const { model, area } = shown('ratios', ratios);
    const crowded = { ...model, lines: Array.from({ length: 5 }, () => model.lines).flat() };
    expect(lineLabels(crowded, { ...area, height: 60 }, null).map(({ name }) => name)).toEqual(
      Array.from({ length: 5 }, () => 'm_o'),
    );
  });

  it('do not lie on each other', () => {
    const { model, area } = shown('ratios', { 'projector/m_o': [0.5], 'projector/m_r': [0.51] });
    const [first, second] = lineLabels(model, area, null);
    expect(Math.abs(first!.y - second!.y)).toBeGreaterThanOrEqual(15);
  });
});

describe('steps and pixels', () => {
  it('convert into each other', () => {
    const { model, area } = shown('ratios', ratios);
    expect(xToStep(area, model.steps, stepToX(area, model.steps, 7))).toBeCloseTo(7, 9);
    expect(xToStep(area, model.steps, -50)).toBe(0);
    expect(xToStep(area, model.steps, 5000)).toBe(20);
  });
});
