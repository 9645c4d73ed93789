import { aggregate } from '@shared/sweep';
import { describe, expect, it } from 'vitest';
import type { Palette } from '../../charts/figure/figureFrame';
import { metricLook } from './metricLook';
import { columnOf, labelsThatFit, scalesOf, sweepPlaces } from './sweepAxis';
import { type RunDot, sweepFigure, sweepValueAxis } from './sweepFigure';

const palette: Palette = { colour: (token) => `colour of ${token}`, font: 'a font' };
const size = { width: 300, height: 200 };
const area = { left: 44, top: 8, width: 240, height: 160 };

function curveOf(metric: string, values: Readonly<Record<string, readonly number[]>>) {
  const results = Object.entries(values).flatMap(([label, all]) =>
    all.map((value, seed) => ({ label, seed, values: { [metric]: value } })),
  );
  return aggregate(Object.keys(values), [metric], results)[0]!;
}

function draw(metric: string, values: Readonly<Record<string, readonly number[]>>, dots: RunDot[] = []) {
  const curve = curveOf(metric, values);
  const labels = Object.keys(values);
  const axis = sweepPlaces(labels, scalesOf(labels)[0]!);
  return sweepFigure({ curve, dots, look: metricLook(metric), axis, size, area, palette });
}

describe('the axis of a sweep', () => {
  it('goes by factors where the values are far apart, evenly where they are words', () => {
    expect(scalesOf(['0.05', '0.2', '1'])).toEqual(['log', 'linear']);
    expect(scalesOf(['1', '2', '3'])).toEqual(['linear', 'log']);
    expect(scalesOf(['0', '0.1', '1'])).toEqual(['linear', 'words']);
    expect(scalesOf(['bias', 'linear'])).toEqual(['words']);
    expect(scalesOf(['32, 64', '64'])).toEqual(['words']);
    expect(sweepPlaces(['0.01', '1', '100'], 'log').places).toEqual([-2, 0, 2]);
    expect(sweepPlaces(['bias', 'linear'], 'words')).toMatchObject({ places: [0, 1], range: [-0.5, 1.5] });
  });

  it('leaves labels out that would overlap, but not those at the ends', () => {
    const labels = ['0', '0.001', '0.002', '0.5', '1'];
    const fitting = labelsThatFit(sweepPlaces(labels, 'linear'), labels, 240);
    expect(fitting).toEqual([0, 3, 4]);
  });

  it('is divided into columns without gaps', () => {
    const axis = sweepPlaces(['1', '2', '5'], 'linear');
    const columns = [0, 1, 2].map((index) => columnOf(axis, index, 240));
    expect(columns[0]?.[0]).toBe(0);
    expect(columns[0]?.[1]).toBe(columns[1]?.[0]);
    expect(columns[1]?.[1]).toBe(columns[2]?.[0]);
    expect(columns[2]?.[1]).toBe(240);
  });
});

describe('the chart of a sweep', () => {
  it('has the mean at every measured value with the deviation over seeds', () => {
    const { data } = draw('m_o', { '1': [0.2, 0.4], '2': [], '4': [0.5, 0.5] });
    expect(data).toMatchObject([
      {
        name: 'mean',
        mode: 'lines+markers',
        x: [1, 4],
        y: [expect.closeTo(0.3), 0.5],
        // Of 0.2 and 0.4 by hand: sqrt(0.1² + 0.1²).
        error_y: { visible: true, array: [expect.closeTo(Math.sqrt(0.02)), 0] },
      },
    ]);
  });

  it('joins the means from left to right, in whatever order the values were typed', () => {
    const { data } = draw('m_o', { '0.5': [0.2], '0.1': [0.4], '0.3': [0.3] });
    expect(data.at(-1)).toMatchObject({ x: [0.1, 0.3, 0.5], y: [0.4, 0.3, 0.2] });
  });

  it('has every run as a point in the colour and the form of its verdict', () => {
    const dots: RunDot[] = [
      { index: 0, value: 0.1, verdict: 'healthy' },
      { index: 1, value: 0.9, verdict: 'collapsed' },
      { index: 1, value: 0.8, verdict: undefined },
    ];
    const { data } = draw('m_o', { '1': [0.1], '2': [0.9, 0.8] }, dots);
    expect(data.slice(0, -1)).toMatchObject([
      { y: [0.1], marker: { color: 'colour of --healthy', symbol: 'circle' } },
      { y: [0.9], marker: { color: 'colour of --collapsed', symbol: 'square' } },
      { y: [0.8], marker: { color: 'colour of --text-faint' } },
    ]);
  });

  it('sets the runs of several seeds beside their mean, and a single one on its value', () => {
    const dots: RunDot[] = [{ index: 0, value: 0.1, verdict: 'healthy' }];
    // 8 of 240 pixels of an axis from 0.93 to 2.07.
    const [beside] = draw('m_o', { '1': [0.1, 0.2], '2': [0.9] }, dots).data;
    expect(beside).toMatchObject({ x: [expect.closeTo(1 + (1.14 * 8) / 240)] });
    const [single] = draw('m_o', { '1': [0.1], '2': [0.9] }, dots).data;
    expect(single).toMatchObject({ x: [1] });
  });

  it('joins no points that have no order, and draws no bars for single seeds', () => {
    const { data } = draw('std', { bias: [0.1], linear: [0.9] });
    expect(data.at(-1)).toMatchObject({ mode: 'markers', error_y: { visible: false } });
  });

  it('keeps ratios at 0 to 1 and gives the rest room for their bars', () => {
    expect(sweepValueAxis(curveOf('m_r', { '1': [0.4] }), metricLook('m_r')).range).toEqual([0, 1]);
    expect(sweepValueAxis(curveOf('std', { '1': [1.02] }), metricLook('std')).range).toEqual([0, 1.02]);
    const curve = curveOf('train/loss', { '1': [1, 3] });
    const [from, to] = sweepValueAxis(curve, metricLook('train/loss')).range;
    expect(from).toBeLessThan(2 - Math.SQRT2);
    expect(to).toBeGreaterThan(2 + Math.SQRT2);
  });
});

describe('a metric', () => {
  it('is called as people call it, with the share of the run', () => {
    expect(metricLook('knn_accuracy').title).toBe('kNN accuracy');
    expect(metricLook('lens/loss/cos_centre@0.25..0.75').title).toBe(
      'De-centering cosine of loss, 25–75 % of the run',
    );
  });

  it('has the colour of what it is of', () => {
    expect(metricLook('predictor/m_o').token).toBe('--m-o');
    expect(metricLook('accuracy/knn')).toMatchObject({ token: '--kind-images', percent: true });
    expect(metricLook('something/new')).toMatchObject({ title: 'something/new', token: '--kind-indices' });
  });
});
