import type { Verdict } from './judge';
import { outcomeOf, type Published } from './outcome';
import { type MeasureCurve, underWay } from './underWay';

/**
 * An observed verdict beside the expected one. `measured`: nothing is published, whatever comes out is the result.
 * `missing`: the run did not finish.
 */
export const agreements = ['agrees', 'measured', 'under way', 'differs', 'missing'] as const;
export type AgreementKind = (typeof agreements)[number];

export interface Agreement {
  readonly kind: AgreementKind;
  /** Why a run counts as under way. */
  readonly reason?: string;
}

/** How one run stands to what is expected of it; `curves` are those of its judged measures. */
export function compareVerdict(
  expected: Published,
  observed: Verdict | null,
  curves: readonly MeasureCurve[],
): Agreement {
  if (observed === null) return { kind: 'missing' };
  if (expected === 'measured') return { kind: 'measured' };
  if (expected === outcomeOf(observed)) return { kind: 'agrees' };
  const reason = underWay(expected, curves);
  return reason === undefined ? { kind: 'differs' } : { kind: 'under way', reason };
}

/** Several seeds of one experiment: the one that stands worst decides. */
export function overallAgreement(kinds: readonly AgreementKind[]): AgreementKind {
  const worst = Math.max(-1, ...kinds.map((kind) => agreements.indexOf(kind)));
  return agreements[worst] ?? 'missing';
}
