import type { Verdict } from './judge';

/** What papers say of an experiment: whether the representation collapses. */
export const outcomes = ['no collapse', 'collapse'] as const;
export type Outcome = (typeof outcomes)[number];

/** What is published of an experiment; `measured`: nothing is, and whatever comes out is the result. */
export type Published = Outcome | 'measured';

/**
 * A verdict in the paper's two words. A partial collapse is none: the moving-average target counts as one that avoids
 * it with half of the spread that an even embedding has (arXiv 2203.16262, table 1).
 */
export function outcomeOf(verdict: Verdict): Outcome {
  return verdict === 'collapsed' ? 'collapse' : 'no collapse';
}
