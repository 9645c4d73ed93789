import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVerdict, overallAgreement } from './agreement';
import { judgedMetrics } from './judge';
import { type MeasureCurve, trendOf, underWay } from './underWay';

const steps = Array.from({ length: 31 }, (_, index) => index * 10);

const judged = (id: string) => judgedMetrics('representation').find(({ metric }) => metric.id === id)!;

/** A measure that is `start` until two thirds and then runs straight to `end`. */
function curve(measure: string, start: number, end: number, tap = 'projector'): MeasureCurve {
  const values = steps.map((step) => start + (end - start) * Math.max(0, step / 100 - 2));
  return { tap, ...judged(measure), steps, values };
}

/** Noise of mean 0 that repeats with an even period. */
const noisy = (value: number): MeasureCurve => ({
  tap: 'projector',
  ...judged('m_o'),
  steps,
  values: steps.map((_, index) => value + (index % 2 === 0 ? 0.05 : -0.05)),
});

describe('the trend of a curve', () => {
  it('is the slope of its last third, over one training', () => {
    // 0.1 over a third of the training: 0.3 over all of it.
    const trend = trendOf(curve('m_o', 0.5, 0.6));
    expect(trend?.slope).toBeCloseTo(0.3, 9);
    expect(trend?.end).toBeCloseTo(0.6, 9);
    expect(trend?.isCertain).toBe(true);
    expect(trendOf(noisy(0.5))?.isCertain).toBe(false);
  });

  it('needs five points', () => {
    expect(trendOf({ steps: [0, 100, 200, 300], values: [0, 1, 2, 3] })).toBeUndefined();
    expect(trendOf({ steps: [], values: [] })).toBeUndefined();
  });
});

describe('a run that missed its verdict', () => {
  it('is under way when the slope of its last third leads to the threshold within three trainings', () => {
    // From 0.65 at 0.45 a training, 0.9 is five ninths of a training away.
    expect(underWay('collapse', [curve('m_o', 0.5, 0.65)])).toBe(
      'm_o of projector changes by +0.45 a training at the end and would cross 0.9 within one more training',
    );
    // From 0.5 at 0.03 a training, it is ten trainings away.
    expect(underWay('collapse', [curve('m_o', 0.49, 0.5)])).toBeUndefined();
    expect(underWay('collapse', [curve('std', 0.8, 0.7)])).toMatch(/^std of projector changes by −0\.30/);
  });

  it('is not when its measures stand still, go the other way, or only fluctuate', () => {
    expect(underWay('collapse', [curve('m_o', 0.7, 0.7)])).toBeUndefined();
    expect(underWay('collapse', [curve('m_o', 0.79, 0.7)])).toBeUndefined();
    expect(underWay('collapse', [noisy(0.7)])).toBeUndefined();
  });

  it('needs one measure of one tap to collapse, and all that are beyond the limit to come back', () => {
    const still = curve('effective_rank', 1.4, 1.4, 'predictor');
    const low = curve('effective_rank', 1.8, 1.8, 'predictor');
    expect(underWay('collapse', [low, curve('m_o', 0.6, 0.7)])).toMatch(/m_o of projector/);
    expect(underWay('no collapse', [curve('m_o', 0.98, 0.95)])).toMatch(/would cross 0.9/);
    expect(underWay('no collapse', [curve('m_o', 0.98, 0.95), still])).toBeUndefined();
    expect(underWay('no collapse', [curve('m_o', 0.98, 0.95), curve('effective_rank', 5, 4)])).toMatch(/m_o/);
  });

  it('counts as such whatever the scale of the steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (scale) => {
        const { values, ...rest } = curve('m_o', 0.5, 0.6);
        const scaled = { ...rest, values, steps: steps.map((step) => step * scale) };
        expect(underWay('collapse', [scaled])).toBe(underWay('collapse', [curve('m_o', 0.5, 0.6)]));
      }),
    );
  });
});

describe('an observed verdict beside the expected one', () => {
  it('agrees, differs, is under way, is only measured, or is missing', () => {
    const rising = [curve('m_o', 0.5, 0.6)];
    expect(compareVerdict('no collapse', 'healthy', [])).toEqual({ kind: 'agrees' });
    expect(compareVerdict('no collapse', 'partial', [])).toEqual({ kind: 'agrees' });
    expect(compareVerdict('no collapse', 'collapsed', [])).toEqual({ kind: 'differs' });
    expect(compareVerdict('collapse', 'healthy', [])).toEqual({ kind: 'differs' });
    expect(compareVerdict('collapse', 'partial', rising)).toMatchObject({ kind: 'under way' });
    expect(compareVerdict('measured', 'partial', [])).toEqual({ kind: 'measured' });
    expect(compareVerdict('no collapse', null, [])).toEqual({ kind: 'missing' });
  });

  it('is that of the seed which stands worst', () => {
    expect(overallAgreement(['agrees', 'agrees'])).toBe('agrees');
    expect(overallAgreement(['agrees', 'under way'])).toBe('under way');
    expect(overallAgreement(['under way', 'differs', 'agrees'])).toBe('differs');
    expect(overallAgreement(['measured', 'measured'])).toBe('measured');
    expect(overallAgreement([])).toBe('missing');
  });
});
