import { describe, expect, it } from 'vitest';
import { findPreset } from '../presets';
import { expandSweep } from './expand';
import { type SweepSpec, sweepSpecSchema } from './spec';
import { expandValues } from './values';

const document = findPreset('simsiam').build('small');

function spec(address: string, values: readonly unknown[], seeds = [3, 4]): SweepSpec {
  return sweepSpecSchema.parse({
    name: 'a sweep',
    axis: { kind: 'parameter', document, address, values },
    seeds,
    metrics: ['m_o'],
  });
}

describe('the runs of a sweep', () => {
  it('are every value with the first seed, then with the next', () => {
    const points = expandSweep(spec('predictor.hidden', [8, 16]));
    expect(points.map(({ position, label, seed }) => [position, label, seed])).toEqual([
      [0, '8', 3],
      [1, '16', 3],
      [2, '8', 4],
      [3, '16', 4],
    ]);
    for (const { document: changed, label, seed } of points) {
      expect(changed.nodes.find(({ id }) => id === 'predictor')?.params.hidden).toBe(Number(label));
      expect(changed.training.seed).toBe(seed);
    }
    expect(document.training.seed).toBe(0);
  });

  it('are one per value where the seed itself is swept', () => {
    expect(expandSweep(spec('training.seed', [7, 8, 9])).map(({ seed }) => seed)).toEqual([7, 8, 9]);
  });

  it('are the documents side by side where whole documents are compared', () => {
    const documents = ['simsiam', 'naive-siamese'].map((label) => ({
      label,
      document: findPreset(label).build('small'),
    }));
    const points = expandSweep({
      name: 'two',
      axis: { kind: 'documents', documents },
      seeds: [0, 1],
      metrics: ['m_o'],
    });
    expect(points.map(({ document: one, seed }) => `${one.preset} ${seed}`)).toEqual([
      'simsiam 0',
      'naive-siamese 0',
      'simsiam 1',
      'naive-siamese 1',
    ]);
  });

  it('are refused when a seed is given twice, or a label, or a metric that cannot be read', () => {
    expect(() => spec('predictor.hidden', [8], [1, 1])).toThrow(/given twice/);
    const twice = { kind: 'documents', documents: [0, 1].map(() => ({ label: 'a', document })) };
    const rest = { name: 'a', seeds: [0], metrics: ['m_o'] };
    expect(sweepSpecSchema.safeParse({ ...rest, axis: twice }).success).toBe(false);
    expect(
      sweepSpecSchema.safeParse({ ...spec('predictor.hidden', [8]), metrics: ['m_o@0.9..0.1'] }).success,
    ).toBe(false);
  });
});

describe('values of a sweep', () => {
  it('of a range include both ends, in even steps or by even factors', () => {
    expect(expandValues({ scale: 'linear', from: 0.1, to: 0.5, count: 5 })).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5,
    ]);
    expect(expandValues({ scale: 'log', from: 0.001, to: 10, count: 5 })).toEqual([0.001, 0.01, 0.1, 1, 10]);
    expect(expandValues({ scale: 'linear', from: 1, to: 0, count: 3 })).toEqual([1, 0.5, 0]);
  });

  it('are whole for an integer parameter, each once', () => {
    const meta = { label: 'K', help: '', editor: 'integer' } as const;
    expect(expandValues({ scale: 'log', from: 1, to: 4, count: 5 }, meta)).toEqual([1, 2, 3, 4]);
    expect(expandValues(['a', 'b', 'a'])).toEqual(['a', 'b']);
  });

  it('of a logarithmic range lie above 0', () => {
    expect(
      sweepSpecSchema.safeParse({
        ...spec('predictor.hidden', [8]),
        axis: {
          kind: 'parameter',
          document,
          address: 'training.baseRate',
          values: { scale: 'log', from: 0, to: 1, count: 3 },
        },
      }).success,
    ).toBe(false);
  });
});
