import { addressOf } from '@shared/metric';
import { knn, linear } from '@shared/metrics/features/accuracy';
import { objective } from '@shared/metrics/step/loss';
import { describe, expect, it } from 'vitest';
import { runOf } from '../../runs/testing/fakeLab';
import { chartList } from './chartList';
import { chartModel, type DrawnRun, lensLosses, tapsOf } from './chartModel';

function drawn(number: number, values: Readonly<Record<string, readonly number[]>>): DrawnRun {
  const series = new Map(
    Object.entries(values).map(([name, own]) => [
      name,
      { name, steps: own.map((_, index) => index * 10), values: [...own] },
    ]),
  );
  return { run: runOf(number), series, names: [...series.keys()] };
}

const chart = (id: string) => chartList.find((definition) => definition.id === id)!;
const model = (id: string, runs: readonly DrawnRun[], tap: string | null = null) =>
  chartModel(chart(id), { runs, chosen: { tap, loss: null }, steps: [0, 30] });

const simsiam = drawn(1, {
  'projector/m_o': [0.3, 0.25, 0.22],
  'projector/m_r': [0.94, 0.96, 0.97],
  'predictor/m_o': [0.5, 0.4, 0.4],
  [addressOf(objective)]: [0, -0.6, -0.9],
  'loss/loss': [0, -0.6, -0.9],
  [addressOf(knn)]: [0.25, 0.36],
  [addressOf(linear)]: [0.2, 0.31],
});

describe('a chart of one run', () => {
  it('shows m_o and m_r of z on a fixed axis, in their own colours and dashes, over the verdict bands', () => {
    const { lines, left, bands } = model('ratios', [simsiam]);
    expect(lines.map(({ quantity, token }) => [quantity.label, token, quantity.dash])).toEqual([
      ['m_o', '--m-o', 'solid'],
      ['m_r', '--m-r', 'dash'],
    ]);
    expect(left).toMatchObject({ range: [0, 1], log: false });
    expect(bands).toEqual([
      { from: 0.55, to: 0.9, verdict: 'partial' },
      { from: 0.9, to: 1, verdict: 'collapsed' },
    ]);
  });

  it('shows another embedding when it is chosen, as far as it is watched', () => {
    expect(model('ratios', [simsiam], 'predictor').lines.map(({ series }) => series.name)).toEqual([
      'predictor/m_o',
    ]);
    // The limits that are shaded are those of z.
    expect(model('ratios', [simsiam], 'predictor').bands).toEqual([]);
    expect(model('ratios', [simsiam], 'elsewhere').lines[0]?.series.name).toBe('projector/m_o');
  });

  it('knows the watched embeddings, z first', () => {
    expect(tapsOf(simsiam)).toEqual(['projector', 'predictor']);
  });

  it('draws one loss once, and the terms of a sum beside it', () => {
    expect(model('loss', [simsiam]).lines.map(({ quantity }) => quantity.label)).toEqual(['total']);
    const sum = drawn(2, { [addressOf(objective)]: [1], 'loss/loss': [1], 'loss-2/loss': [2] });
    expect(model('loss', [sum]).lines.map(({ quantity }) => quantity.label)).toEqual([
      'total',
      'loss',
      'loss-2',
    ]);
  });

  it('draws the level of the untrained encoder under the accuracies', () => {
    const { startLines, left } = model('accuracy', [simsiam]);
    expect(startLines.map(({ value }) => value)).toEqual([0.25, 0.2]);
    expect(left.range[0]).toBeLessThan(0.2);
  });

  it('shows the gradient lens on the loss that was chosen', () => {
    const run = drawn(3, { 'lens/loss/basic': [1], 'lens/loss-2/basic': [2], 'lens/loss-2/centre': [3] });
    expect(lensLosses(run)).toEqual(['loss', 'loss-2']);
    const values = (loss: string | null) =>
      chartModel(chart('gradient'), { runs: [run], chosen: { tap: null, loss }, steps: [0, 1] }).lines.map(
        ({ series }) => series.values[0],
      );
    expect(values(null)).toEqual([1]);
    expect(values('loss-2')).toEqual([2, 3]);
  });

  it('leaves out what a run did not measure', () => {
    expect(model('covariance', [simsiam]).lines).toEqual([]);
  });

  it('fits the axis to what is inside the window', () => {
    const spike = drawn(2, { [addressOf(objective)]: [100, 1, 2, 1] });
    const { left } = chartModel(chart('loss'), {
      runs: [spike],
      chosen: { tap: null, loss: null },
      steps: [10, 30],
    });
    expect(left.range[1]).toBeLessThan(3);
  });
});
