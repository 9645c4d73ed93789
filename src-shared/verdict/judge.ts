export const verdicts = ['healthy', 'partial', 'collapsed'] as const;
export type Verdict = (typeof verdicts)[number];

/** Means over the last window of a run, of one watched embedding of `dim` dimensions. */
export interface TapSummary {
  readonly tap: string;
  readonly dim: number;
  readonly m_o: number;
  readonly m_r: number;
  readonly std: number;
  readonly effective_rank: number;
}

export interface VerdictReport {
  readonly verdict: Verdict;
  /** The tap that decided: the first at this level. */
  readonly tap: string;
  /** One sentence per number that fired, of every tap at this level; the numbers of each tap where it is healthy. */
  readonly reasons: readonly string[];
}

/**
 * Collapsed: the centre outweighs the residual, m_o > 0.8 (arXiv 2203.16262, section 3: m_o -> 1), or the normalised
 * std is below 0.4, or the effective rank below 1.5. m_r has no threshold of its own: m_r <= sqrt(1 - m_o^2), so that
 * m_o > 0.8 says m_r < 0.6.
 * Partial: half way there, m_o > 0.55, std < 0.75, or an effective rank under 2: healthy runs of a
 * minute keep 3 directions, their low-rank predictions nearly 3, and runs on the way to one direction pass 2.
 */
export const verdictThresholds = {
  collapsed: { m_o: 0.8, std: 0.4, effective_rank: 1.5 },
  partial: { m_o: 0.55, std: 0.75, effective_rank: 2 },
} as const;

function reasonsAt(tap: TapSummary, level: 'collapsed' | 'partial'): string[] {
  const limit = verdictThresholds[level];
  const reasons: string[] = [];
  if (tap.m_o > limit.m_o) reasons.push(`m_o of ${tap.tap} is ${tap.m_o.toFixed(3)}, above ${limit.m_o}`);
  if (tap.std < limit.std)
    reasons.push(`normalised std of ${tap.tap} is ${tap.std.toFixed(3)}, below ${limit.std}`);
  if (tap.effective_rank < limit.effective_rank)
    reasons.push(
      `effective rank of ${tap.tap} is ${tap.effective_rank.toFixed(2)}, below ${limit.effective_rank}`,
    );
  return reasons;
}

/**
 * The verdict on a run from the last window of its collapse measures; the worst tap decides.
 * Numbers that are not finite count as collapsed.
 */
export function judge(taps: readonly TapSummary[]): VerdictReport | undefined {
  const first = taps[0];
  if (first === undefined) return undefined;
  for (const tap of taps) {
    if (![tap.m_o, tap.m_r, tap.std, tap.effective_rank].every(Number.isFinite))
      return { verdict: 'collapsed', tap: tap.tap, reasons: [`the measures of ${tap.tap} are not finite`] };
  }
  for (const level of ['collapsed', 'partial'] as const) {
    const fired = taps.map((tap) => ({ tap: tap.tap, reasons: reasonsAt(tap, level) }));
    const decided = fired.find(({ reasons }) => reasons.length > 0);
    if (decided !== undefined)
      return { verdict: level, tap: decided.tap, reasons: fired.flatMap(({ reasons }) => reasons) };
  }
  return {
    verdict: 'healthy',
    tap: first.tap,
    reasons: taps.map(
      (tap) =>
        `${tap.tap}: m_o ${tap.m_o.toFixed(2)}, std ${tap.std.toFixed(2)}, effective rank ${tap.effective_rank.toFixed(1)}`,
    ),
  };
}
