import { describe, expect, it } from 'vitest';
import { analyse } from '../graph';
import { findPreset } from '../presets';
import { aggregate } from './aggregate';
import { analyses, findAnalysis } from './analyses';
import { expandAxis } from './expand';
import { sweepSpecSchema } from './spec';

const build = (preset: string) => findPreset(preset).build('small');

describe('every analysis', () => {
  for (const analysis of analyses) {
    it(`${analysis.id} is a sweep of documents that can train`, () => {
      const axis = analysis.axis(build);
      const spec = { name: analysis.title, axis, seeds: [0], metrics: [...analysis.metrics] };
      expect(sweepSpecSchema.safeParse(spec).success).toBe(true);
      for (const { document } of expandAxis(axis)) expect(analyse(document).problems).toEqual([]);
    });

    it(`${analysis.id} does not hold where nothing was measured`, () => {
      expect(analysis.check(aggregate([], analysis.metrics, [])).holds).toBe(false);
    });
  }
});

function checked(id: string, metric: string, values: Readonly<Record<string, number>>) {
  const results = Object.entries(values).map(([label, value]) => ({
    label,
    seed: 0,
    values: { [metric]: value },
  }));
  return findAnalysis(id).check(aggregate(Object.keys(values), [metric], results));
}

describe('the claim', () => {
  it('of the temperature sweep holds only when the entropy rises at every step', () => {
    const entropy = 'loss/entropy';
    expect(checked('temperature', entropy, { '0.1': 1, '0.2': 2, '0.5': 3 }).holds).toBe(true);
    const finding = checked('temperature', entropy, { '0.1': 1, '0.2': 3, '0.5': 2 });
    expect(finding).toEqual({
      holds: false,
      text: 'The entropy of λ does not rise throughout (0.1: 1.00, 0.2: 3.00, 0.5: 2.00)',
    });
  });

  it('of the gradient alignment asks for the sign of every seed', () => {
    const metric = 'lens/loss/cos_centre@0.25..0.75';
    expect(checked('gradient-alignment', metric, { simsiam: -0.4, 'mirror-simsiam': 0.1 }).holds).toBe(true);
    expect(checked('gradient-alignment', metric, { simsiam: 0.4, 'mirror-simsiam': 0.1 }).text).toBe(
      'simsiam: not negative (0.40); mirror-simsiam: positive (0.10)',
    );
  });

  it('of the momentum and of the predictor compare single values', () => {
    expect(checked('target-momentum', 'm_o', { '0': 0.95, '0.8': 0.2 }).holds).toBe(true);
    expect(checked('target-momentum', 'm_o', { '0': 0.7, '0.8': 0.2 }).holds).toBe(false);
    expect(checked('predictor-rate', 'knn_accuracy', { '0': 0.3, '1': 0.36 }).holds).toBe(true);
    expect(checked('augmentations', 'm_o', { '2': 0.9, '16': 0.75 }).holds).toBe(false);
  });

  it('is looked up by id', () => {
    expect(() => findAnalysis('colour')).toThrowError(/There are: gradient-alignment, temperature/);
  });
});
