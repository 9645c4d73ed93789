import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, judgedMetrics, type TapSummary, type Verdict, verdicts } from './judge';
import { outcomeOf } from './outcome';

const spread = { m_o: 0.1, std: 0.98, effective_rank: 20 };
const healthyZ: TapSummary = { tap: 'projector', role: 'representation', values: spread };

/** A representation whose measures differ from healthy ones in some. */
const z = (values: Readonly<Record<string, number>>): TapSummary => ({
  ...healthyZ,
  values: { ...spread, ...values },
});
/** A prediction of that residual ratio. */
const p = (m_r: number, role: 'loss' | 'probe' = 'loss'): TapSummary => ({
  tap: 'predictor',
  role,
  values: { m_r },
});

const verdictOf = (...taps: readonly TapSummary[]): Verdict => judge(taps)!.verdict;
const badness = (verdict: Verdict) => verdicts.indexOf(verdict);

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyZ = fc.record({ m_o: number(0, 1), std: number(0, 1.2), effective_rank: number(1, 128) }).map(z);

describe('the verdict', () => {
  it('agrees with the runs of the paper’s sketch that end clearly', () => {
    expect(verdictOf(z({ m_o: 0.22, std: 0.96, effective_rank: 8.7 }))).toBe('healthy');
    expect(verdictOf(z({ m_o: 0.96, std: 0.29, effective_rank: 1.9 }))).toBe('collapsed');
  });

  it('is no collapse for the published moving-average run, whose spread is half of an even one', () => {
    // arXiv 2203.16262, table 1: std 0.0108 in 2048 dimensions; m_o² + std² is 1 at most.
    const std = 0.0108 * Math.sqrt(2048);
    expect(outcomeOf(verdictOf(z({ std, m_o: Math.sqrt(1 - std ** 2) })))).toBe('no collapse');
  });

  it('of a run whose p is constant is never healthy, whatever z', () => {
    fc.assert(
      fc.property(anyZ, number(0, 0.2 - 1e-9), (anything, m_r) => {
        expect(verdictOf(anything, p(m_r))).toBe('collapsed');
      }),
    );
  });

  it('is that of z wherever p is more than one point, however much p lags behind', () => {
    fc.assert(
      fc.property(anyZ, number(0.2, 1), (anything, m_r) => {
        expect(verdictOf(anything, p(m_r))).toBe(verdictOf(anything));
      }),
    );
    expect(verdictOf(healthyZ, p(0.4))).toBe('healthy');
  });

  it('asks nothing of what a probe alone looks at', () => {
    expect(verdictOf(healthyZ, p(0, 'probe'))).toBe('healthy');
  });

  it('changes just past each threshold, not at it', () => {
    for (const level of ['collapsed', 'partial'] as const) {
      const milder = verdicts[verdicts.indexOf(level) - 1];
      for (const { metric, limits } of judgedMetrics('representation')) {
        const at = { [metric.id]: limits[level] };
        const past = { [metric.id]: limits[level] + (metric.better === 'lower' ? 1e-9 : -1e-9) };
        expect([at, verdictOf(z(at))]).toEqual([at, milder]);
        expect([past, verdictOf(z(past))]).toEqual([past, level]);
      }
    }
  });

  it('never becomes better when the centre grows, the spread shrinks or the rank falls', () => {
    fc.assert(
      fc.property(anyZ, number(0, 1), (one, by) => {
        const before = badness(verdictOf(one));
        const { m_o = 0, std = 0, effective_rank = 1 } = one.values;
        for (const worse of [
          { m_o: m_o + by * (1 - m_o) },
          { std: std * (1 - by) },
          { effective_rank: 1 + (effective_rank - 1) * (1 - by) },
        ])
          expect(badness(verdictOf(z({ ...one.values, ...worse })))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is given for each embedding by itself, too', () => {
    const { verdict, tap, taps } = judge([z({ m_o: 0.6 }), p(0.5)])!;
    expect([verdict, tap]).toEqual(['partial', 'projector']);
    expect(taps).toEqual([
      {
        tap: 'projector',
        role: 'representation',
        verdict: 'partial',
        reasons: ['m_o of projector is 0.600, above 0.55'],
      },
      { tap: 'predictor', role: 'loss', verdict: 'healthy', reasons: ['m_r 0.50'] },
    ]);
  });

  it('is collapsed where a measure is no number', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const field of Object.keys(spread))
        expect(judge([z({ [field]: value })])?.reasons).toEqual(['the measures of projector are not finite']);
      expect(judge([healthyZ, p(value)])).toMatchObject({
        verdict: 'collapsed',
        tap: 'predictor',
        reasons: ['the measures of predictor are not finite'],
      });
    }
  });

  it('gives every number that fired, of every embedding that decided', () => {
    expect(judge([z({ m_o: 0.91, std: 0.3 }), p(0.02)])).toMatchObject({
      verdict: 'collapsed',
      tap: 'projector',
      reasons: [
        'm_o of projector is 0.910, above 0.9',
        'std of projector is 0.300, below 0.4',
        'm_r of predictor is 0.020, below 0.2',
      ],
    });
    expect(judge([healthyZ, p(0.02)])).toMatchObject({
      tap: 'predictor',
      reasons: ['m_r of predictor is 0.020, below 0.2'],
    });
    expect(judge([healthyZ])?.reasons).toEqual(['projector: m_o 0.10, std 0.98, rank 20.0']);
  });

  it('is none where nothing is watched', () => {
    expect(judge([])).toBeUndefined();
  });
});
