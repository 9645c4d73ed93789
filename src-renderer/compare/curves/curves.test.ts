import type { ComparedRun } from '@shared/api';
import { compareRuns } from '@shared/comparison';
import { type GraphDocument, setParameter } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { figure } from '../../charts/figure/figure';
import { plotArea } from '../../charts/figure/plotArea';
import { chartList } from '../../charts/model/chartList';
import { runOf } from '../../runs/testing/fakeLab';
import { compareModel, panelModel } from './compareModel';
import { rowsAt } from './cursorRows';
import { drawnColumns, wholeRange } from './drawnColumns';
import { axisOf } from './horizontal';
import { chartLine, wantedLines } from './lines';

const simsiam = findPreset('simsiam').build('small');
const names = ['projector/m_o', 'projector/m_r'];
const withSeed = (seed: number) => setParameter(simsiam, 'training.seed', seed);

function compared(number: number, document: GraphDocument, images: number | null = 2_560): ComparedRun {
  const data =
    images === null
      ? null
      : {
          ...{ name: 'made', fingerprint: 'f', state: 's', height: 8, width: 8, classNames: [] },
          splits: [{ name: 'train' as const, images, perClass: null }],
          ...{ unreadable: 0, warnings: 0, remarks: [], notes: [] },
        };
  return { run: runOf(number, { step: 600, seconds: 300 }), document, data, group: null, names };
}

const ratios = chartList.find(({ id }) => id === 'ratios')!;
const chosen = { tap: null, loss: null };
const seeds = compareRuns(
  [
    compared(1, withSeed(0)),
    compared(2, withSeed(1)),
    compared(3, setParameter(simsiam, 'training.baseRate', 1)),
  ],
  { by: 'experiment' },
);

describe('the lines of a comparison', () => {
  it('are one for each column and quantity, of all runs of the column, of the steps that are drawn', () => {
    const { drawn } = drawnColumns(seeds, 'images');
    const { batch } = simsiam.training;
    const lines = wantedLines(ratios, drawn, { chosen, zoom: [0, 10 * batch] });
    expect(lines.map(({ key, line }) => [key, line.range])).toEqual([
      ['run-1 m_o', [0, 10]],
      ['run-1 m_r', [0, 10]],
      ['run-3 m_o', [0, 10]],
      ['run-3 m_r', [0, 10]],
    ]);
    expect(lines[0]?.line.series).toEqual([
      { run: 'run-1', name: 'projector/m_o' },
      { run: 'run-2', name: 'projector/m_o' },
    ]);
  });

  it('lie along steps, epochs, images or time', () => {
    const { batch } = simsiam.training;
    const ends = (['step', 'epoch', 'images', 'time'] as const).map((axis) => {
      const { drawn } = drawnColumns(seeds, axis);
      return wholeRange(drawn)[1];
    });
    expect(ends[0]).toBe(600);
    expect(ends[1]).toBeCloseTo(600 / Math.floor(2_560 / batch), 9);
    expect(ends[2]).toBe(600 * batch);
    // 300 seconds, in minutes.
    expect(ends[3]).toBeCloseTo(5, 9);
    expect(axisOf('time', [compared(1, simsiam)]).words(2.5)).toBe('2.5 min');
  });

  it('are left out, and said to be, where a place on the axis is not known', () => {
    const { drawn, without } = drawnColumns(
      compareRuns([compared(1, simsiam), compared(2, withSeed(1), null)]),
      'epoch',
    );
    expect(drawn.map(({ label }) => label)).toEqual(['run 1']);
    expect(without.map(({ label }) => label)).toEqual(['run 2']);
  });
});

describe('a chart of columns', () => {
  const { drawn } = drawnColumns(seeds, 'step');
  const wanted = wantedLines(ratios, drawn, { chosen, zoom: null });
  const curve = (values: number[], apart = 0) => ({
    steps: [0, 300, 600],
    values,
    least: apart === 0 ? null : values.map((value) => value - apart),
    greatest: apart === 0 ? null : values.map((value) => value + apart),
    smooth: apart === 0 ? values.map((value) => value / 2) : null,
  });
  const curves = [
    curve([0.2, 0.3, 0.4], 0.1),
    curve([0.9, 0.8, 0.7], 0.1),
    curve([0.2, 0.6, 0.8]),
    curve([0.9, 0.5, 0.2]),
  ];
  const lines = wanted.map((line, place) => chartLine(line, curves[place]!));
  const model = compareModel(ratios, {
    ...{ columns: drawn, lines, chosen, steps: [0, 600] as const, log: false },
    axis: axisOf('step', []),
  });

  it('has a table of the values at the cursor, the greatest first, with the extremes of several runs', () => {
    const texts = (cursor: number | null) => {
      const { labels, rows } = rowsAt(model, drawn, cursor);
      return [
        labels,
        ...rows.map(({ column, values }) => [
          column.label,
          ...values.map((one) => `${one?.text} ${one?.extremes ?? ''}`.trim()),
        ]),
      ];
    };
    expect(texts(290)).toEqual([
      ['m_o', 'm_r'],
      ['runs 1, 2', '0.30 0.20 to 0.40', '0.80 0.70 to 0.90'],
      ['run 3', '0.30', '0.25'],
    ]);
    expect(texts(null)[1]).toEqual(['runs 1, 2', '0.40 0.30 to 0.50', '0.70 0.60 to 0.80']);
  });

  it('draws the extremes as a band and the values under their average faint, with titles at the axes', () => {
    const size = { width: 600, height: 300 };
    const palette = { colour: (token: string) => token, font: 'Inter' };
    const { data, layout } = figure(model, size, plotArea(model, size), palette);
    expect(data.filter((trace) => 'fill' in trace)).toHaveLength(2);
    expect(data.filter((trace) => 'opacity' in trace && !('fill' in trace))).toMatchObject([
      { y: [0.2, 0.6, 0.8] },
      { y: [0.9, 0.5, 0.2] },
    ]);
    expect(layout.xaxis?.title).toMatchObject({ text: 'step' });
    expect(layout.yaxis?.title).toMatchObject({ text: 'm<sub>o</sub>, m<sub>r</sub>' });
  });

  it('comes apart into panels at one scale, in the colours of the quantities', () => {
    const panels = drawn.map((column) => panelModel(model, column));
    expect(panels.map(({ left }) => left)).toEqual([model.left, model.left]);
    expect(panels.map((panel) => panel.lines.map(({ token }) => token))).toEqual([
      ['--m-o', '--m-r'],
      ['--m-o', '--m-r'],
    ]);
  });

  it('can be logarithmic whatever its measure is', () => {
    const log = compareModel(ratios, {
      ...{ columns: drawn, lines, chosen, steps: [0, 600] as const, log: true },
      axis: axisOf('step', []),
    });
    expect(log.left.log).toBe(true);
    expect(log.left.range[0]).toBeGreaterThan(0);
  });
});
