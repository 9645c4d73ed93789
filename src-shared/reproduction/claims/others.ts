import { type Claim, galleryExperiment, quantities } from './claim';
import { atMost, collapsed, falls, notCollapsed, untrainedAndTrained } from './relations';

/** SimSiam's own paper, and the conjectures of arXiv 2203.16262 that no table has. */
export const otherClaims: readonly Claim[] = [
  {
    id: 'simsiam-stop-gradient',
    source: 'arXiv 2011.10566, figure 2',
    sentence: 'Without the stop-gradient SimSiam collapses.',
    published: 'std 0, accuracy 0.1 %',
    experiment: galleryExperiment,
    quantities: quantities('m_o', 'simsiam-no-stop-gradient'),
    relation: collapsed,
  },
  {
    id: 'simsiam-predictor',
    source: 'arXiv 2011.10566, table 1',
    sentence: 'Without the predictor SimSiam learns nothing.',
    published: 'accuracy 0.1 %',
    experiment: galleryExperiment,
    quantities: untrainedAndTrained('simsiam-no-predictor'),
    relation: falls,
  },
  {
    id: 'simsiam-fixed-predictor',
    source: 'arXiv 2011.10566, table 1',
    sentence: 'A predictor that is not trained is not enough: accuracy is higher at the base rate than at 0.',
    published: '1.5 % against 67.7 %',
    experiment: 'predictor-rate',
    quantities: quantities('knn_accuracy', '1', '0'),
    relation: falls,
  },
  {
    id: 'conjecture-1',
    source: 'arXiv 2203.16262, conjecture 1',
    sentence: 'A gradient along the centre raises m_o to collapse.',
    published: 'm_o towards 1',
    experiment: galleryExperiment,
    quantities: quantities('m_o', 'centre-gradient'),
    relation: collapsed,
  },
  {
    id: 'conjecture-1-residual',
    source: 'arXiv 2203.16262, conjecture 1',
    sentence: 'A gradient along the residual takes the centre off.',
    published: 'm_o towards 0',
    experiment: galleryExperiment,
    quantities: quantities('m_o', 'residual-gradient'),
    relation: atMost(0.1),
  },
  {
    id: 'target-momentum',
    source: 'arXiv 2011.10566, section 5.2',
    sentence: 'The last target alone, without the average, collapses.',
    published: 'm = 0: the predictor is taken away',
    experiment: 'target-momentum',
    quantities: quantities('m_o', '0'),
    relation: collapsed,
  },
  {
    id: 'predictor-depth',
    source: 'arXiv 2203.16262, section 4.3',
    sentence: 'One linear layer is predictor enough: it avoids collapse as the two-layer one does.',
    published: 'no collapse',
    experiment: 'predictor-depth',
    quantities: quantities('m_o', 'linear', 'mlp'),
    relation: notCollapsed,
  },
];
