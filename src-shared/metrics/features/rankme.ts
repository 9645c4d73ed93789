import { defineMetric, entropyRank } from '../../metric';

/** Keeps shares from being 0, as in the paper for float32. */
const epsilon = 1e-7;

/** How many directions held-out features use. */
export const rankme = defineMetric({
  id: 'rankme',
  title: 'RankMe',
  short: 'RankMe',
  help: 'exp of the entropy of the shares of the singular values of the features of up to 1,000 test images, as they are, neither centred nor normalised. It foretells accuracy after pre-training on the same data.',
  formula:
    '\\exp\\Bigl( -\\sum_k p_k \\ln p_k \\Bigr),\\quad p_k = \\sigma_k / \\lVert \\sigma \\rVert_1 + 10^{-7}',
  source: 'arXiv 2210.02885, equation 1',
  format: 'rank',
  range: [0, null],
  better: 'higher',
  tone: 'embedding',
  headline: [{ key: 'rankme', order: 11, take: 'last' }],
  of: 'tap',
  where: 'features',
  measure: (features) => entropyRank(features.singularValues(features.rows), epsilon),
});
