/**
 * Metric names are `group/quantity`. The group is a tap (the node id of a watched embedding), a node's id, `lens`
 * with a loss node's id, or one of `train`, `accuracy`, `speed`. A tap's quantities:
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

/**
 * The gradient lens on one loss (arXiv 2203.16262, section 3.2): the negative gradient by the normalised vector A is
 * basic + o_e + r_e. Lengths are means over the batch.
 * - basic, centre, residual  |basic|, |o_e|, |r_e|
 * - cos_centre         cos(o_e, o_p), o_p the centre of what the loss pulls
 * - cos_decorrelation  cos(r_e, negative gradient of correlation regularisation), over the whole batch
 */
export const lensMetrics = ['basic', 'centre', 'residual', 'cos_centre', 'cos_decorrelation'] as const;
export type LensMetric = (typeof lensMetrics)[number];

export const metric = {
  tap: (tap: string, quantity: TapMetric) => `${tap}/${quantity}`,
  /** The unweighted value of one loss node. */
  loss: (node: string) => `${node}/loss`,
  lens: (loss: string, quantity: LensMetric) => `lens/${loss}/${quantity}`,
  /** A measure of a node's own. */
  node: (node: string, name: string) => `${node}/${name}`,
  /** What is minimised. */
  objective: 'train/loss',
  learningRate: 'train/learning_rate',
  gradientNorm: 'train/gradient_norm',
  imagesPerSecond: 'speed/images_per_second',
  knn: 'accuracy/knn',
  linear: 'accuracy/linear',
} as const;

/** The tap of a metric name, or undefined if it is not a tap's. */
export function tapOf(name: string): string | undefined {
  const [tap, quantity, ...more] = name.split('/');
  return more.length === 0 && tapMetrics.some((known) => known === quantity) ? tap : undefined;
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
