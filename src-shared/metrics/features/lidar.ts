import { defineMetric, entropyRank, lowDimensional, whitenedMeans } from '../../metric';

const epsilon = 1e-7;

/** How many directions tell images apart beyond what augmentation changes. */
export const lidar = defineMetric({
  id: 'lidar',
  title: 'LiDAR',
  short: 'LiDAR',
  help: 'Rank of the linear discriminant analysis that tells 100 test images apart, each a class of 10 augmentations: exp of the entropy of the shares of its eigenvalues. Directions that augmentation changes do not count, unlike in RankMe. At most 99.',
  formula:
    '\\exp\\Bigl( -\\sum_k p_k \\ln p_k \\Bigr),\\quad p = \\operatorname{eig}\\bigl( \\Sigma_w^{-1/2} \\Sigma_b \\Sigma_w^{-1/2} \\bigr) / \\lVert \\cdot \\rVert_1 + 10^{-7}',
  source: 'arXiv 2312.04000, section 4; Σ_w + 1e-4 I',
  format: 'rank',
  range: [0, null],
  better: 'higher',
  tone: 'embedding',
  of: 'tap',
  where: 'features',
  measure: (features) => {
    const { tf, views } = features;
    const means = whitenedMeans(lowDimensional(views));
    const sigma = features.singularValues(
      tf.tensor2d(means.values, [means.values.length / means.dim, means.dim]),
    );
    return entropyRank(
      sigma.map((value) => value ** 2),
      epsilon,
    );
  },
});
