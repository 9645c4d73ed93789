import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type TapSummary, type Verdict, verdicts, verdictThresholds } from './judge';

const spread: TapSummary = { tap: 'projector', dim: 128, m_o: 0.1, m_r: 0.99, std: 0.98, effective_rank: 20 };

const verdictOf = (...taps: readonly TapSummary[]): Verdict => judge(taps)!.verdict;
const badness = (verdict: Verdict) => verdicts.indexOf(verdict);

const anyTap: fc.Arbitrary<TapSummary> = fc.record({
  tap: fc.constantFrom('projector', 'predictor', 'encoder'),
  dim: fc.constant(128),
  m_o: fc.double({ min: 0, max: 1, noNaN: true }),
  m_r: fc.double({ min: 0, max: 1, noNaN: true }),
  std: fc.double({ min: 0, max: 1.2, noNaN: true }),
  effective_rank: fc.double({ min: 1, max: 128, noNaN: true }),
});

describe('the verdict', () => {
  it('agrees with the runs of the paper’s sketch that end clearly', () => {
    const simsiam = { ...spread, m_o: 0.22, m_r: 0.97, std: 0.96, effective_rank: 8.7 };
    const naive = { ...spread, m_o: 0.96, m_r: 0.12, std: 0.29, effective_rank: 1.9 };
    expect(verdictOf(simsiam)).toBe('healthy');
    expect(verdictOf(naive)).toBe('collapsed');
  });

  it('changes just past each threshold, not at it', () => {
    for (const level of ['collapsed', 'partial'] as const) {
      const { m_o, std, effective_rank } = verdictThresholds[level];
      const milder = verdicts[verdicts.indexOf(level) - 1];
      for (const [at, past] of [
        [{ m_o }, { m_o: m_o + 1e-9 }],
        [{ std }, { std: std - 1e-9 }],
        [{ effective_rank }, { effective_rank: effective_rank - 1e-9 }],
      ]) {
        expect([at, verdictOf({ ...spread, ...at })]).toEqual([at, milder]);
        expect([past, verdictOf({ ...spread, ...past })]).toEqual([past, level]);
      }
    }
  });

  it('never becomes better when the centre grows, the spread shrinks or the rank falls', () => {
    fc.assert(
      fc.property(anyTap, fc.double({ min: 0, max: 1, noNaN: true }), (tap, by) => {
        const before = badness(verdictOf(tap));
        for (const worse of [
          { ...tap, m_o: tap.m_o + by * (1 - tap.m_o) },
          { ...tap, std: tap.std * (1 - by) },
          { ...tap, effective_rank: 1 + (tap.effective_rank - 1) * (1 - by) },
        ])
          expect(badness(verdictOf(worse))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is that of the worst tap, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(anyTap, { minLength: 1, maxLength: 4 }), (taps) => {
        const worst = Math.max(...taps.map((tap) => badness(verdictOf(tap))));
        expect(badness(verdictOf(...taps))).toBe(worst);
        expect(badness(verdictOf(...[...taps].reverse()))).toBe(worst);
        const { tap, reasons } = judge(taps)!;
        expect(reasons.length).toBeGreaterThan(0);
        expect(taps.filter((one) => one.tap === tap).map((one) => badness(verdictOf(one)))).toContain(worst);
      }),
    );
  });

  it('is collapsed where a measure is no number', () => {
    for (const field of ['m_o', 'm_r', 'std', 'effective_rank'] as const)
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const report = judge([spread, { ...spread, tap: 'predictor', [field]: value }]);
        expect(report).toEqual({
          verdict: 'collapsed',
          tap: 'predictor',
          reasons: ['the measures of predictor are not finite'],
        });
      }
  });

  it('gives every number that fired, of every tap at that level', () => {
    const constant = { ...spread, tap: 'predictor', m_o: 0.91, std: 0.3 };
    const flat = { ...spread, tap: 'encoder', effective_rank: 1.2 };
    expect(judge([spread, constant, flat])).toEqual({
      verdict: 'collapsed',
      tap: 'predictor',
      reasons: [
        'm_o of predictor is 0.910, above 0.8',
        'normalised std of predictor is 0.300, below 0.4',
        'effective rank of encoder is 1.20, below 1.5',
      ],
    });
    expect(judge([spread])?.reasons).toEqual(['projector: m_o 0.10, std 0.98, effective rank 20.0']);
  });

  it('is none where nothing is watched', () => {
    expect(judge([])).toBeUndefined();
  });
});
