import { centre } from '../../metrics/step/centre';
import { std } from '../../metrics/step/std';
import { type Claim, galleryExperiment, quantities } from './claim';

const experiment = galleryExperiment;
const paper = 'arXiv 2203.16262';
/** Collapse and its absence, by the limits of the verdict. */
const collapsed = { kind: 'within', low: centre.limits.collapsed, high: null } as const;
const notCollapsed = { kind: 'within', low: null, high: centre.limits.collapsed } as const;

/** The accuracy of a preset's encoder after training does not exceed the untrained one's: chance, as far as it learnt. */
function learnsNothing(id: string, label: string, title: string): Claim {
  return {
    id,
    source: `${paper}, table 2`,
    sentence: `${title} learns nothing: its encoder is no better than an untrained one.`,
    published: 'Top-1 1 %, which is chance',
    experiment,
    quantities: [...quantities('knn_accuracy_initial', label), ...quantities('knn_accuracy', label)],
    relation: { kind: 'falls' },
  };
}

/** Tables 1 to 4 of arXiv 2203.16262. */
export const tableClaims: readonly Claim[] = [
  {
    id: 'table-1-moving-average-spread',
    source: `${paper}, table 1`,
    sentence: 'A moving-average target avoids collapse without a predictor.',
    published: 'std 0.0108, which is 0.49 normalised',
    experiment,
    quantities: quantities('std', 'moving-average-target'),
    relation: { kind: 'within', low: std.limits.collapsed, high: null },
  },
  {
    id: 'table-1-moving-average-accuracy',
    source: `${paper}, table 1`,
    sentence: 'A moving-average target learns where the mean over augmentations does not.',
    published: '46.57 % against 1 %',
    experiment,
    quantities: quantities('knn_accuracy', 'moving-average-target', 'eoa-many-augmentations'),
    relation: { kind: 'falls' },
  },
  ...['10', '25'].map(
    (count): Claim => ({
      id: `table-1-augmentations-${count}`,
      source: `${paper}, table 1`,
      sentence: `The mean over ${count} augmentations in one batch collapses without a predictor.`,
      published: `K = ${count}: std 0, 1 %`,
      experiment: 'augmentations',
      quantities: quantities('m_o', count),
      relation: collapsed,
    }),
  ),
  {
    id: 'table-2-simsiam',
    source: `${paper}, table 2`,
    sentence: 'SimSiam learns: its encoder becomes better than an untrained one.',
    published: '66.62 %',
    experiment,
    quantities: [...quantities('knn_accuracy', 'simsiam'), ...quantities('knn_accuracy_initial', 'simsiam')],
    relation: { kind: 'falls' },
  },
  {
    id: 'table-2-order',
    source: `${paper}, table 2`,
    sentence: 'SimSiam ends above Mirror SimSiam.',
    published: '66.62 % against 1 %',
    experiment,
    quantities: quantities('knn_accuracy', 'simsiam', 'mirror-simsiam'),
    relation: { kind: 'falls' },
  },
  learnsNothing('table-2-mirror', 'mirror-simsiam', 'Mirror SimSiam'),
  learnsNothing('table-2-naive', 'naive-siamese', 'The naive siamese network'),
  learnsNothing('table-2-symmetric', 'symmetric-predictor', 'The symmetric predictor'),
  {
    id: 'table-2-collapse',
    source: `${paper}, table 2`,
    sentence: 'Mirror SimSiam and the naive siamese network collapse.',
    published: 'Top-1 1 %, which is chance',
    experiment,
    quantities: quantities('m_o', 'mirror-simsiam', 'naive-siamese'),
    relation: collapsed,
  },
  {
    id: 'table-2-symmetric-collapse',
    source: `${paper}, table 2`,
    sentence: 'The symmetric predictor collapses: its predictions are one point.',
    published: 'Top-1 1 %; nothing of P is published',
    experiment,
    quantities: quantities('predictor/m_r', 'symmetric-predictor'),
    relation: { kind: 'within', low: null, high: 0.2 },
  },
  {
    id: 'table-3-order',
    source: `${paper}, table 3`,
    sentence: 'The triplet without r_e is the better one; without o_e nothing is learnt.',
    published: '47.41 > 36.21 > 1 %',
    experiment,
    quantities: quantities('knn_accuracy', 'triplet-centre-only', 'triplet', 'triplet-residual-only'),
    relation: { kind: 'falls' },
  },
  {
    id: 'table-3-spread',
    source: `${paper}, table 3`,
    sentence: 'With o_e the triplet is spread nearly evenly, with r_e and without it.',
    published: 'std 0.020 and 0.02005, which is 0.91 normalised; m_o 0.026, m_r 0.99',
    experiment,
    quantities: quantities('std', 'triplet', 'triplet-centre-only'),
    relation: { kind: 'within', low: 0.9, high: null },
  },
  {
    id: 'table-3-centre',
    source: `${paper}, table 3`,
    sentence: 'With o_e the centre of the triplet nearly vanishes, with r_e and without it.',
    published: 'm_o 0.026 and 0.026',
    experiment,
    quantities: quantities('m_o', 'triplet', 'triplet-centre-only'),
    relation: { kind: 'within', low: null, high: 0.2 },
  },
  {
    id: 'table-3-collapse',
    source: `${paper}, table 3`,
    sentence: 'Without o_e the triplet collapses: the residual of a negative sample does nothing.',
    published: 'm_o 1, m_r 0, std 0',
    experiment,
    quantities: quantities('m_o', 'triplet-residual-only'),
    relation: collapsed,
  },
  {
    id: 'table-4-centre',
    source: `${paper}, table 4`,
    sentence: 'SimSiam with o_e alone does not collapse, and ends below SimSiam.',
    published: '48.08 % against 66.62 %',
    experiment,
    quantities: quantities('knn_accuracy', 'simsiam-decomposed', 'simsiam-centre-only'),
    relation: { kind: 'falls' },
  },
  {
    id: 'table-4-residual',
    source: `${paper}, table 4`,
    sentence: 'SimSiam with r_e alone ends above SimSiam with o_e alone.',
    published: '66.15 % against 48.08 %',
    experiment,
    quantities: quantities('knn_accuracy', 'simsiam-residual-only', 'simsiam-centre-only'),
    relation: { kind: 'falls' },
  },
  {
    id: 'table-4-nearly',
    source: `${paper}, table 4`,
    sentence: 'SimSiam with r_e alone is nearer to SimSiam than to what o_e alone reaches.',
    published: '66.15 % between 66.62 % and 48.08 %',
    experiment,
    quantities: quantities(
      'knn_accuracy',
      'simsiam-residual-only',
      'simsiam-decomposed',
      'simsiam-centre-only',
    ),
    relation: { kind: 'nearer' },
  },
  {
    id: 'table-4-none',
    source: `${paper}, table 4`,
    sentence: 'Without its extra gradient SimSiam learns less than with o_e alone.',
    published: '1 % against 48.08 %',
    experiment,
    quantities: quantities('knn_accuracy', 'simsiam-centre-only', 'simsiam-none'),
    relation: { kind: 'falls' },
  },
  {
    id: 'table-4-no-collapse',
    source: `${paper}, table 4`,
    sentence: 'Either part of the extra gradient alone avoids collapse.',
    published: '48.08 % and 66.15 %',
    experiment,
    quantities: quantities('m_o', 'simsiam-centre-only', 'simsiam-residual-only'),
    relation: notCollapsed,
  },
];
