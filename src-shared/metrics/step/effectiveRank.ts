import { defineMetric, entropyRank } from '../../metric';

/** How many directions hold the variance of the normalised embedding. */
export const effectiveRank = defineMetric({
  id: 'effective_rank',
  title: 'Effective rank',
  short: 'rank',
  help: 'exp of the entropy of the eigenvalues’ shares of the covariance of the normalised embedding: how many directions hold the variance. 1 when there is one, as many as there are dimensions when all hold the same. RankMe is another measure: of singular values, which are roots of these, of features that are not centred.',
  formula: '\\exp\\Bigl( -\\sum_k p_k \\ln p_k \\Bigr),\\quad p_k = \\lambda_k / \\sum_j \\lambda_j',
  source: 'Roy and Vetterli 2007',
  format: 'rank',
  range: [0, null],
  better: 'higher',
  tone: 'embedding',
  headline: [{ key: 'effective_rank', order: 4, take: 'mean' }],
  limits: { partial: 2, collapsed: 1.5 },
  of: 'tap',
  where: 'spectrum',
  measure: (eigenvalues) => entropyRank(Array.from(eigenvalues, (value) => Math.max(0, value))),
});
