import { describe, expect, it } from 'vitest';
import type { MetricSeries, Run } from '../api';
import { findPreset } from '../presets';
import type { Verdict } from '../verdict';
import { bandOf } from './bands';
import { reproduced, type SeedRun } from './reproduced';

const steps = Array.from({ length: 31 }, (_, index) => index * 10);

function series(name: string, value: (step: number) => number): MetricSeries {
  return { name, steps, values: steps.map(value) };
}

function seedRun(seed: number, verdict: Verdict, m_o: (step: number) => number): SeedRun {
  const all = [
    series('projector/m_o', m_o),
    series('projector/m_r', (step) => 1 - m_o(step)),
    series('predictor/m_o', m_o),
    series('accuracy/knn', () => 0.3),
    series('lens/loss/cos_centre', () => -0.5),
  ];
  const run: Run = {
    id: `r${seed}`,
    number: seed + 1,
    name: 'a run',
    preset: 'naive-siamese',
    architecture: '',
    status: 'finished',
    activity: null,
    trainsOn: 'local',
    workerLabel: null,
    place: null,
    waitsFor: null,
    step: 300,
    totalSteps: 300,
    seed,
    createdAt: 0,
    startedAt: 0,
    endedAt: 1,
    seconds: 20,
    imagesPerSecond: 1000,
    verdict: {
      verdict,
      tap: 'predictor',
      reasons: ['m_r of predictor is 0.1, below 0.2'],
      taps: [{ tap: 'projector', role: 'representation', verdict, reasons: [] }],
    },
    headline: { m_o: m_o(300), knn_accuracy: 0.3 },
    primaryTap: 'projector',
    backend: null,
    execution: 'replay',
    error: null,
    note: '',
  };
  return { seed, run, series: new Map(all.map((one) => [one.name, one])) };
}

const flat = (value: number) => () => value;
const rising = (step: number) => 0.3 + step / 1000;

describe('a preset that was reproduced', () => {
  const preset = findPreset('naive-siamese');

  it('agrees when every seed does, with mean and spread of its numbers', () => {
    const { agreement, numbers } = reproduced(preset, [
      seedRun(0, 'collapsed', flat(0.9)),
      seedRun(1, 'collapsed', flat(0.7)),
    ]);
    expect(agreement).toBe('agrees');
    expect(numbers.m_o?.mean).toBeCloseTo(0.8, 12);
    expect(numbers.m_o?.std).toBeCloseTo(0.2 / Math.SQRT2, 12);
    expect(numbers.covariance).toBeUndefined();
  });

  it('is under way when a seed missed its verdict but gets there, and differs when it does not', () => {
    // 0.6 at the end, rising by 0.3 a training: 0.9 is one training away.
    const slow = reproduced(preset, [seedRun(0, 'collapsed', flat(0.9)), seedRun(1, 'partial', rising)]);
    expect(slow.agreement).toBe('under way');
    expect(slow.seeds[1]?.agreement.reason).toMatch(/would cross 0\.9/);
    expect(reproduced(preset, [seedRun(0, 'partial', flat(0.6))]).agreement).toBe('differs');
  });

  it('is missing while a seed has not finished', () => {
    const waiting: SeedRun = { seed: 1, run: null, series: new Map() };
    const one = reproduced(preset, [seedRun(0, 'collapsed', flat(0.9)), waiting]);
    expect(one.agreement).toBe('missing');
    expect(one.numbers.m_o?.count).toBe(1);
    expect(reproduced(preset, [waiting]).charts).toEqual([]);
  });

  it('has charts of z, of the tap that decided, of the accuracy and of the gradient lens', () => {
    const { charts } = reproduced(preset, [
      seedRun(0, 'collapsed', flat(0.9)),
      seedRun(1, 'collapsed', flat(0.7)),
    ]);
    expect(charts.map(({ title }) => title)).toEqual([
      'm_o and m_r of projector',
      'm_o and m_r of predictor',
      'kNN accuracy',
      'cos(o_e, o_p) and cos(r_e, decorrelation) at loss',
    ]);
    const [m_o] = charts[0]?.lines ?? [];
    expect(m_o?.band.min[0]).toBe(0.7);
    expect(m_o?.band.max[0]).toBe(0.9);
    expect(m_o?.band.mean[0]).toBeCloseTo(0.8, 12);
  });
});

describe('a band', () => {
  it('takes in every step that any seed has', () => {
    const band = bandOf([
      { steps: [0, 10], values: [1, 2] },
      { steps: [10, 20], values: [4, 5] },
    ]);
    expect(band).toEqual({ steps: [0, 10, 20], mean: [1, 3, 5], min: [1, 2, 5], max: [1, 4, 5] });
    expect(bandOf([])).toBeUndefined();
  });
});
