import { type Claim, galleryExperiment, quantities } from './claim';
import { atLeast, atMost, collapsed, falls, notCollapsed, rises, trainedAndUntrained } from './relations';

const experiment = galleryExperiment;
const paper = 'arXiv 2203.16262';
const centreShare = 'lens/loss/centre_share';
const decorrelating = 'lens/loss/cos_decorrelation';
const normalisedCovariance = 'covariance_normalised';

/** The ends of the second round's phases of centre, random vector and residual, as shares of the run. */
const alternating = ['0.6..0.625', '0.725..0.75', '0.85..0.875'];
const quantity = (metric: string) => ({ label: 'alternating-gradients', metric });

/** Figures 3 to 6 of arXiv 2203.16262. */
export const figureClaims: readonly Claim[] = [
  {
    id: 'figure-3-learns',
    source: `${paper}, figure 3`,
    sentence: 'A predictor on both sides learns where its inverse stands on the target.',
    published: 'no collapse; about a point below SimSiam after 1000 epochs',
    experiment,
    quantities: trainedAndUntrained('inverse-predictor'),
    relation: falls,
  },
  {
    id: 'figure-3-order',
    source: `${paper}, figure 3`,
    sentence: 'The inverse predictor ends below SimSiam.',
    published: 'about a point below after 1000 epochs',
    experiment,
    quantities: quantities('knn_accuracy', 'simsiam', 'inverse-predictor'),
    relation: falls,
  },
  {
    id: 'figure-4-centre',
    source: `${paper}, figure 4`,
    sentence:
      'In one run m_o rises under the centre, stays between under a random vector, and falls under the residual.',
    published: 'm_o goes to 1, lies between, falls back',
    experiment,
    quantities: alternating.map((phase) => quantity(`m_o@${phase}`)),
    relation: falls,
  },
  {
    id: 'figure-4-residual',
    source: `${paper}, figure 4`,
    sentence:
      'In one run m_r falls under the centre, stays between under a random vector, and rises under the residual.',
    published: 'm_r goes to 0, lies between, comes back',
    experiment,
    quantities: alternating.map((phase) => quantity(`m_r@${phase}`)),
    relation: rises,
  },
  {
    id: 'figure-5a-simsiam',
    source: `${paper}, figure 5a`,
    sentence: 'The centre of SimSiam’s extra gradient holds a negative part of o_p: it de-centres.',
    published: 'cos(o_e − η o_p, o_p) crosses zero at η = −0.45',
    experiment: 'gradient-alignment',
    quantities: quantities(centreShare, 'simsiam'),
    relation: { kind: 'within', low: -1, high: 0 },
  },
  {
    id: 'figure-5a-mirror',
    source: `${paper}, figure 5a`,
    sentence:
      'The centre of Mirror SimSiam’s extra gradient holds a positive part of o_z: it drives to collapse.',
    published: 'cos(o_e − η o_z, o_z) crosses zero at η = +0.2',
    experiment: 'gradient-alignment',
    quantities: quantities(centreShare, 'mirror-simsiam'),
    relation: { kind: 'within', low: 0, high: 1 },
  },
  {
    id: 'figure-5b-fall',
    source: `${paper}, figure 5b`,
    sentence: 'The collapsing loss of the second phase drives m_r down.',
    published: 'm_r falls to between 0.1 and 0.25',
    experiment,
    quantities: quantities('m_r@0.7..0.75', 'decorrelation-recovery'),
    relation: atMost(0.25),
  },
  {
    id: 'figure-5b-centre',
    source: `${paper}, figure 5b`,
    sentence: 'The collapsing loss of the second phase drives m_o up.',
    published: 'm_o rises to 0.95',
    experiment,
    quantities: quantities('m_o@0.7..0.75', 'decorrelation-recovery'),
    relation: collapsed,
  },
  {
    id: 'figure-5b-recovery',
    source: `${paper}, figure 5b`,
    sentence: 'Correlation regularisation alone brings m_r back.',
    published: 'm_r is back at 1 within tens of steps',
    experiment,
    quantities: quantities('m_r@0.85..1', 'decorrelation-recovery'),
    relation: atLeast(0.9),
  },
  {
    id: 'figure-5b-centre-recovery',
    source: `${paper}, figure 5b`,
    sentence: 'Correlation regularisation alone takes the centre off again.',
    published: 'm_o near 0.1, then 0',
    experiment,
    quantities: quantities('m_o@0.85..1', 'decorrelation-recovery'),
    relation: atMost(0.3),
  },
  {
    id: 'figure-5c-peak',
    source: `${paper}, figure 5c`,
    sentence: 'The residual gradient of InfoNCE de-correlates most at a temperature of 0.1 to 0.2.',
    published: 'cosine 0 near 0, 0.8 to 0.84 at 0.1 to 0.2, 0.33 at 0.4, 0.16 at 0.6, 0.08 at 1',
    experiment: 'temperature',
    quantities: quantities(decorrelating, '0.02', '0.1', '0.2', '0.4', '0.6', '1'),
    relation: { kind: 'peaks', at: ['0.1', '0.2'] },
  },
  {
    id: 'figure-5c-fall',
    source: `${paper}, figure 5c`,
    sentence: 'Beyond a temperature of 0.2 the residual gradient of InfoNCE de-correlates less and less.',
    published: 'cosine 0.8 at 0.2, 0.33 at 0.4, 0.16 at 0.6, 0.08 at 1',
    experiment: 'temperature',
    quantities: quantities(decorrelating, '0.2', '0.4', '0.6', '1'),
    relation: falls,
  },
  {
    id: 'figure-5c-entropy',
    source: `${paper}, section 4.2`,
    sentence: 'The softmax over the negatives spreads out as the temperature rises.',
    published: 'no number',
    experiment: 'temperature',
    quantities: quantities('loss/entropy', '0.02', '0.1', '0.2', '0.4', '0.6', '1'),
    relation: rises,
  },
  {
    id: 'figure-6-covariance',
    source: `${paper}, figure 6`,
    sentence: 'Covariance is highest without r_e, lower in SimSiam, lowest in InfoNCE.',
    published: '0.004 > 0.0004 > 0.0002 after 200 epochs',
    experiment,
    quantities: quantities(normalisedCovariance, 'simsiam-centre-only', 'simsiam', 'infonce'),
    relation: falls,
  },
  {
    id: 'figure-6-accuracy',
    source: `${paper}, figure 6`,
    sentence: 'Accuracy is the other way: InfoNCE above SimSiam, SimSiam above SimSiam without r_e.',
    published: '51 > 49 > 26 % after 200 epochs',
    experiment,
    quantities: quantities('knn_accuracy', 'infonce', 'simsiam', 'simsiam-centre-only'),
    relation: falls,
  },
  {
    id: 'figure-6-centre',
    source: `${paper}, figure 6`,
    sentence: 'The centre of InfoNCE shrinks over the training.',
    published: 'from 0.95 at the start',
    experiment,
    quantities: [...quantities('m_o@0..0.02', 'infonce'), ...quantities('m_o', 'infonce')],
    relation: falls,
  },
  {
    id: 'simple-predictors-no-collapse',
    source: `${paper}, section 4.3`,
    sentence: 'A predictor of one linear layer and one of a single bias both avoid collapse.',
    published: 'no collapse',
    experiment,
    quantities: quantities('m_o', 'predictor-single-fc', 'predictor-single-bias'),
    relation: notCollapsed,
  },
  {
    id: 'simple-predictors-order',
    source: `${paper}, section 4.3`,
    sentence: 'A predictor of one linear layer learns better than one of a single bias.',
    published: 'the layer clearly above the bias',
    experiment,
    quantities: quantities('knn_accuracy', 'predictor-single-fc', 'predictor-single-bias'),
    relation: falls,
  },
];
