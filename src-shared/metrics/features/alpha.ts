import { defineMetric } from '../../metric';

/** Below this share of the largest eigenvalue lies what float32 features round to. */
const floor = 1e-12;

/** How fast the eigenvalues of held-out features fall. */
export const alpha = defineMetric({
  id: 'alpha',
  title: 'Spectral decay α',
  short: 'α',
  help: 'Exponent of the power law that the eigenvalues of the covariance of the features follow: the slope of a line through their logarithms against those of their ranks, weighted by one over the rank, largest first, down to 1e-12 of the largest. Near 1 features are rich and smooth; far above, few directions hold all.',
  formula: '\\lambda_j \\propto j^{-\\alpha}',
  source: 'α-ReQ, Agrawal et al., NeurIPS 2022; fit of Stringer et al. 2019',
  format: 'ratio',
  range: [0, null],
  better: null,
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: ({ spectrum }) => {
    const largest = (spectrum[0] ?? 0) ** 2;
    const points = spectrum.flatMap((sigma, index) =>
      sigma > 0 && sigma ** 2 >= floor * largest
        ? [{ x: -Math.log(index + 1), y: 2 * Math.log(sigma), weight: 1 / (index + 1) }]
        : [],
    );
    return weightedSlope(points);
  },
});

interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Of the least-squares line; 0 through fewer than two points. */
function weightedSlope(points: readonly WeightedPoint[]): number {
  const mean = (of: (point: WeightedPoint) => number) =>
    points.reduce((sum, point) => sum + point.weight * of(point), 0) /
    points.reduce((sum, point) => sum + point.weight, 0);
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = mean(({ x }) => (x - meanX) ** 2);
  return spread > 0 ? mean(({ x, y }) => (x - meanX) * (y - meanY)) / spread : 0;
}
