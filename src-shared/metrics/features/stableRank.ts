import { defineMetric } from '../../metric';

/** How many directions as strong as the strongest would hold the variance. */
export const stableRank = defineMetric({
  id: 'stable_rank',
  title: 'Stable rank',
  short: 'stable rank',
  help: 'Variance of the features in all directions over that in the strongest one. Small directions hardly count, unlike in RankMe.',
  formula: '\\lVert F - \\bar F \\rVert_F^2 / \\lVert F - \\bar F \\rVert_2^2',
  source: 'Rudelson and Vershynin 2007, arXiv math/0503442',
  format: 'rank',
  range: [0, null],
  better: 'higher',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ spectrum }) => {
    const largest = spectrum[0] ?? 0;
    return largest > 0 ? spectrum.reduce((sum, sigma) => sum + (sigma / largest) ** 2, 0) : 1;
  },
});
