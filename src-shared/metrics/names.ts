/**
 * Metric names are `group/quantity`. The group is a tap (the node id of a watched embedding), a loss node's
 * id, or one of `train`, `accuracy`, `speed`. A tap's quantities:
 * - m_o         |mean Z| / |Z|, 0..1; Z the l2-normalised embedding, both views
 * - m_r         mean |Z - o| / |Z|, 0..1
 * - covariance  sum of squared off-diagonal entries of cov(z) / d, raw (VICReg, arXiv 2105.04906, eq. 4)
 * - covariance_normalised  the same of Z
 * - std         mean over dimensions of std(Z) times sqrt(d): 1 uniform, 0 collapsed
 * - correlation mean absolute off-diagonal correlation of z
 * - effective_rank  exp of the entropy of the covariance's normalised eigenvalues
 * - cos_centre, cos_residual  mean cos(Z, o), mean cos(Z, r)
 */
export const tapMetrics = [
  'm_o',
  'm_r',
  'covariance',
  'covariance_normalised',
  'std',
  'correlation',
  'effective_rank',
  'cos_centre',
  'cos_residual',
] as const;
export type TapMetric = (typeof tapMetrics)[number];

export const metric = {
  tap: (tap: string, quantity: TapMetric) => `${tap}/${quantity}`,
  /** The unweighted value of one loss node. */
  loss: (node: string) => `${node}/loss`,
  /** What is minimised. */
  objective: 'train/loss',
  learningRate: 'train/learning_rate',
  gradientNorm: 'train/gradient_norm',
  imagesPerSecond: 'speed/images_per_second',
  knn: 'accuracy/knn',
  linear: 'accuracy/linear',
} as const;

export const lossMetric = metric.objective;

/** The tap of a metric name, or undefined if it is not a tap's. */
export function tapOf(name: string): string | undefined {
  const slash = name.indexOf('/');
  const quantity = name.slice(slash + 1);
  return tapMetrics.some((known) => known === quantity) ? name.slice(0, slash) : undefined;
}

/** The numbers a run is summed up by: of the representation z (primary tap), and its accuracy and loss. */
export const headlineMetrics = [
  'm_o',
  'm_r',
  'std',
  'covariance',
  'effective_rank',
  'knn_accuracy',
  'linear_accuracy',
  'knn_accuracy_initial',
  'loss',
] as const;
export type Headline = Partial<Record<(typeof headlineMetrics)[number], number>>;
