import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, judgedMetrics, type TapSummary, type Verdict, verdicts } from './judge';

const healthy = { m_o: 0.1, std: 0.98, effective_rank: 20 };
const spread: TapSummary = { tap: 'projector', values: healthy };

/** A tap whose measures differ from healthy ones in some. */
const tapWith = (values: Readonly<Record<string, number>>, tap = 'projector'): TapSummary => ({
  tap,
  values: { ...healthy, ...values },
});

const verdictOf = (...taps: readonly TapSummary[]): Verdict => judge(taps)!.verdict;
const badness = (verdict: Verdict) => verdicts.indexOf(verdict);

const anyTap: fc.Arbitrary<TapSummary> = fc.record({
  tap: fc.constantFrom('projector', 'predictor', 'encoder'),
  values: fc.record({
    m_o: fc.double({ min: 0, max: 1, noNaN: true }),
    std: fc.double({ min: 0, max: 1.2, noNaN: true }),
    effective_rank: fc.double({ min: 1, max: 128, noNaN: true }),
  }),
});

describe('the verdict', () => {
  it('agrees with the runs of the paper’s sketch that end clearly', () => {
    const simsiam = tapWith({ m_o: 0.22, std: 0.96, effective_rank: 8.7 });
    const naive = tapWith({ m_o: 0.96, std: 0.29, effective_rank: 1.9 });
    expect(verdictOf(simsiam)).toBe('healthy');
    expect(verdictOf(naive)).toBe('collapsed');
  });

  it('changes just past each threshold, not at it', () => {
    for (const level of ['collapsed', 'partial'] as const) {
      const milder = verdicts[verdicts.indexOf(level) - 1];
      for (const { id, better, limits } of judgedMetrics) {
        const at = { [id]: limits[level] };
        const past = { [id]: limits[level] + (better === 'lower' ? 1e-9 : -1e-9) };
        expect([at, verdictOf(tapWith(at))]).toEqual([at, milder]);
        expect([past, verdictOf(tapWith(past))]).toEqual([past, level]);
      }
    }
  });

  it('never becomes better when the centre grows, the spread shrinks or the rank falls', () => {
    fc.assert(
      fc.property(anyTap, fc.double({ min: 0, max: 1, noNaN: true }), (tap, by) => {
        const before = badness(verdictOf(tap));
        const { m_o = 0, std = 0, effective_rank = 1 } = tap.values;
        for (const worse of [
          { m_o: m_o + by * (1 - m_o) },
          { std: std * (1 - by) },
          { effective_rank: 1 + (effective_rank - 1) * (1 - by) },
        ])
          expect(badness(verdictOf(tapWith({ ...tap.values, ...worse })))).toBeGreaterThanOrEqual(before);
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
    for (const field of Object.keys(healthy))
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const report = judge([spread, tapWith({ [field]: value }, 'predictor')]);
        expect(report).toEqual({
          verdict: 'collapsed',
          tap: 'predictor',
          reasons: ['the measures of predictor are not finite'],
        });
      }
  });

  it('gives every number that fired, of every tap at that level', () => {
    const constant = tapWith({ m_o: 0.91, std: 0.3 }, 'predictor');
    const flat = tapWith({ effective_rank: 1.2 }, 'encoder');
    expect(judge([spread, constant, flat])).toEqual({
      verdict: 'collapsed',
      tap: 'predictor',
      reasons: [
        'm_o of predictor is 0.910, above 0.8',
        'std of predictor is 0.300, below 0.4',
        'rank of encoder is 1.20, below 1.5',
      ],
    });
    expect(judge([spread])?.reasons).toEqual(['projector: m_o 0.10, std 0.98, rank 20.0']);
  });

  it('is none where nothing is watched', () => {
    expect(judge([])).toBeUndefined();
  });
});
