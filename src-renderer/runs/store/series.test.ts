import type { MetricSeries, RunMark } from '@shared/api';
import { describe, expect, it } from 'vitest';
import { joinAll, joinMarks, joinSeries, lastStep, seriesOf } from './series';

const series = (steps: number[], values = steps): MetricSeries => ({ name: 'z/m_o', steps, values });

describe('a series', () => {
  it('grows at its end', () => {
    expect(joinSeries(series([0, 10]), series([20, 30]))).toEqual(series([0, 10, 20, 30]));
  });

  it('takes points that it has already only once', () => {
    expect(joinSeries(series([0, 10, 20]), series([10, 20, 30]))).toEqual(series([0, 10, 20, 30]));
  });

  it('drops what a run trained after the checkpoint that it goes on from', () => {
    const joined = joinSeries(series([0, 10, 20, 30], [1, 2, 3, 4]), series([10], [9]));
    expect(joined).toEqual(series([0, 10], [1, 9]));
  });

  it('stays as it is when nothing is added', () => {
    const before = series([0]);
    expect(joinSeries(before, series([]))).toBe(before);
  });
});

describe('the series of a run', () => {
  it('come apart by name and keep their order', () => {
    const points = [
      { name: 'a', step: 0, value: 1 },
      { name: 'b', step: 0, value: 2 },
      { name: 'a', step: 1, value: 3 },
    ];
    expect(seriesOf(points)).toEqual([
      { name: 'a', steps: [0, 1], values: [1, 3] },
      { name: 'b', steps: [0], values: [2] },
    ]);
  });

  it('know the last step of any of them', () => {
    expect(lastStep(new Map())).toBe(-1);
    expect(lastStep(joinAll(new Map(), [series([0, 40]), { ...series([0, 7]), name: 'b' }]))).toBe(40);
  });
});

describe('marks', () => {
  const mark = (step: number, kind: RunMark['kind'], at = step): RunMark => ({ step, kind, text: kind, at });

  it('come in step order, each kind once a step', () => {
    const joined = joinMarks(
      [mark(200, 'checkpoint')],
      [mark(200, 'checkpoint', 201), mark(100, 'pause'), mark(200, 'resume', 300)],
    );
    expect(joined.map(({ step, kind }) => [step, kind])).toEqual([
      [100, 'pause'],
      [200, 'checkpoint'],
      [200, 'resume'],
    ]);
  });
});
