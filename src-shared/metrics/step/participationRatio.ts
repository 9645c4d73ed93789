import { defineMetric } from '../../metric';

/** How many directions of equal variance would be spread as z is. */
export const participationRatio = defineMetric({
  id: 'participation_ratio',
  title: 'Participation ratio',
  short: 'particip.',
  help: 'Squared sum of the eigenvalues of the covariance of the normalised embedding over the sum of their squares: how many directions of equal variance would be spread as it is. Small directions count less than in the effective rank.',
  formula: '\\Bigl( \\sum_k \\lambda_k \\Bigr)^2 / \\sum_k \\lambda_k^2',
  source: 'Gao et al. 2017, bioRxiv 214262',
  format: 'rank',
  range: [0, null],
  better: 'higher',
  tone: 'embedding',
  of: 'tap',
  where: 'spectrum',
  measure: (eigenvalues) => {
    const positive = Array.from(eigenvalues, (value) => Math.max(0, value));
    const total = positive.reduce((sum, value) => sum + value, 0);
    const squares = positive.reduce((sum, value) => sum + value ** 2, 0);
    return squares > 0 ? total ** 2 / squares : 1;
  },
});
