import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPreset, presets } from '../../presets';
import {
  aggregate,
  analyses,
  expandAxis,
  findAnalysis,
  parseMetricAddress,
  type SweepCurve,
} from '../../sweep';
import { claimMetrics, claims, evaluateClaim, galleryClaims, galleryExperiment } from '.';
import type { Claim, Relation } from './claim';
import { fewestSeeds } from './evaluate';

/** Curves of one metric with the given values of seeds at each label. */
function curvesOf(values: Readonly<Record<string, readonly number[]>>): SweepCurve[] {
  const results = Object.entries(values).flatMap(([label, own]) =>
    own.map((value, seed) => ({ label, seed, values: { m_o: value } })),
  );
  return aggregate(Object.keys(values), ['m_o'], results);
}

const claim = (relation: Relation, ...labels: readonly string[]): Claim => ({
  id: 'a-claim',
  source: 'arXiv 0000.00000, table 1',
  sentence: 'It is so.',
  published: '1',
  experiment: galleryExperiment,
  quantities: labels.map((label) => ({ label, metric: 'm_o' })),
  relation,
});

const verdictOf = (relation: Relation, values: Readonly<Record<string, readonly number[]>>) =>
  evaluateClaim(claim(relation, ...Object.keys(values)), curvesOf(values)).verdict;

describe('the claims', () => {
  it('are 25 at least, each with an id of its own, a sentence, a source and what is published', () => {
    expect(claims.length).toBeGreaterThanOrEqual(25);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { sentence, source, published } of claims) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(source).toMatch(/^arXiv \d{4}\.\d{5}, (table|figure|section|conjecture) /);
      expect(published).not.toBe('');
    }
  });

  it('are about labels that their experiment has, and about metrics that it reads', () => {
    for (const { id, experiment, quantities } of claims) {
      const labels =
        experiment === galleryExperiment
          ? presets.map((preset) => preset.id)
          : expandAxis(findAnalysis(experiment).axis((preset) => findPreset(preset).build('small'))).map(
              ({ label }) => label,
            );
      for (const { label, metric } of quantities) {
        expect(labels, id).toContain(label);
        expect(parseMetricAddress(metric), id).toBeDefined();
      }
    }
    for (const analysis of analyses)
      expect(analysis.metrics).toEqual(expect.arrayContaining([...claimMetrics(analysis.id)]));
  });

  it('on the gallery are evaluated where all of their presets are trained', () => {
    const ids = galleryClaims(['simsiam', 'mirror-simsiam']).map(({ id }) => id);
    expect(ids).toContain('table-2-order');
    expect(ids).not.toContain('table-2-collapse');
  });
});

describe('a claim', () => {
  it('of an order holds where each mean is above the next by more than chance', () => {
    const falls = { kind: 'falls' } as const;
    expect(verdictOf(falls, { a: [3, 3.1], b: [2, 2.1], c: [1, 1.1] })).toBe('holds');
    expect(verdictOf(falls, { a: [3, 3.1], b: [1, 1.1], c: [2, 2.1] })).toBe('does not hold');
    expect(verdictOf({ kind: 'rises' }, { a: [1, 1.1], b: [2, 2.1] })).toBe('holds');
  });

  it('cannot be told where the difference is within its standard error, or seeds are missing', () => {
    const falls = { kind: 'falls' } as const;
    // A difference of 0.5; the standard error of each mean is 1.
    expect(verdictOf(falls, { a: [1.5, 3.5], b: [1, 3] })).toBe('not enough runs');
    expect(verdictOf(falls, { a: [3], b: [1, 1.1] })).toBe('not enough runs');
    expect(evaluateClaim(claim(falls, 'a', 'b'), []).verdict).toBe('not enough runs');
    expect(fewestSeeds).toBe(2);
  });

  it('of an interval asks it of every quantity', () => {
    const within = { kind: 'within', low: 0, high: 1 } as const;
    expect(verdictOf(within, { a: [0.2, 0.3], b: [0.8, 0.9] })).toBe('holds');
    expect(verdictOf(within, { a: [0.2, 0.3], b: [1.8, 1.9] })).toBe('does not hold');
    expect(verdictOf({ kind: 'within', low: null, high: 0 }, { a: [-5, -4] })).toBe('holds');
  });

  it('of nearness compares two distances', () => {
    const nearer = { kind: 'nearer' } as const;
    expect(verdictOf(nearer, { one: [66, 66.2], near: [66.5, 66.7], far: [48, 48.1] })).toBe('holds');
    expect(verdictOf(nearer, { one: [50, 50.2], near: [66.5, 66.7], far: [48, 48.1] })).toBe('does not hold');
  });

  it('of a peak asks where the largest is', () => {
    const peaks = { kind: 'peaks', at: ['0.1', '0.2'] } as const;
    expect(
      verdictOf(peaks, { '0.02': [0, 0.01], '0.1': [0.8, 0.81], '0.2': [0.7, 0.75], '1': [0.1, 0.1] }),
    ).toBe('holds');
    expect(verdictOf(peaks, { '0.02': [0.9, 0.91], '0.1': [0.8, 0.81] })).toBe('does not hold');
  });

  it('says what was measured, with its spread', () => {
    expect(
      evaluateClaim(claim({ kind: 'falls' }, 'a', 'b'), curvesOf({ a: [0.5, 0.7], b: [0.2] })).measured,
    ).toBe('a 0.60 ± 0.14, b 0.20');
  });

  it('and its opposite never both hold, whatever was measured', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const both = [verdictOf({ kind: 'falls' }, { a, b }), verdictOf({ kind: 'rises' }, { a, b })];
        expect(both.filter((verdict) => verdict === 'holds').length).toBeLessThan(2);
        expect(both.includes('holds')).toBe(
          both.includes('does not hold') && !both.includes('not enough runs'),
        );
      }),
    );
  });
});
