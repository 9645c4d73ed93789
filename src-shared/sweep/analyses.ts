import { LabError } from '../errors';
import type { GraphDocument } from '../graph';
import { centre } from '../metrics/step/centre';
import {
  type Analysis,
  every,
  exceeds,
  type Finding,
  meansOf,
  rises,
  staysAbove,
  valuesAt,
} from './analysis';

const { collapsed, partial } = centre.limits;

/** Signs of every seed's value at one label. */
function allOfSign(
  curves: Parameters<Analysis['check']>[0],
  metric: string,
  label: string,
  sign: 1 | -1,
): Finding {
  const values = valuesAt(curves, metric, label);
  const holds = values.length > 0 && values.every((value) => Math.sign(value) === sign);
  const wanted = sign === 1 ? 'positive' : 'negative';
  const text = values.map((value) => value.toFixed(2)).join(', ') || 'not measured';
  return { holds, text: `${label}: ${holds ? wanted : `not ${wanted}`} (${text})` };
}

/** m_o at one label lies below the threshold of a healthy run, or above that of a collapsed one. */
function centreAt(
  curves: Parameters<Analysis['check']>[0],
  label: string,
  wanted: 'healthy' | 'collapsed',
): Finding {
  const value = meansOf(curves, 'm_o').find((point) => point.label === label)?.mean ?? Number.NaN;
  const holds = wanted === 'healthy' ? value <= partial : value > collapsed;
  const limit = wanted === 'healthy' ? `at most ${partial}` : `above ${collapsed}`;
  return { holds, text: `m_o at ${label} is ${value.toFixed(2)}, ${holds ? '' : 'not '}${limit}` };
}

/** The gradient of InfoNCE grows as 1 / t: without warm-up the first steps at a low temperature half collapse z. */
function warmedUp(document: GraphDocument): GraphDocument {
  const { training } = document;
  return training.warmup === 0 ? { ...document, training: { ...training, warmup: 0.2 } } : document;
}

const alignment = 'lens/loss/cos_centre@0.25..0.75';

/** The analyses of arXiv 2203.16262 and 2011.10566 that compare several runs. */
export const analyses: readonly Analysis[] = [
  {
    id: 'gradient-alignment',
    title: 'Gradient alignment',
    claim:
      'The centre of the extra gradient points against the centre of p in SimSiam, which drives m_o down, and along it in Mirror SimSiam, which drives it up.',
    source: 'arXiv 2203.16262, section 3.2',
    metrics: [alignment, 'm_o'],
    axis: (build) => ({
      kind: 'documents',
      documents: ['simsiam', 'mirror-simsiam'].map((label) => ({ label, document: build(label) })),
    }),
    check: (curves) =>
      every([allOfSign(curves, alignment, 'simsiam', -1), allOfSign(curves, alignment, 'mirror-simsiam', 1)]),
  },
  {
    id: 'temperature',
    title: 'Temperature of InfoNCE',
    claim:
      'The softmax over the negatives spreads out as the temperature rises: the entropy of λ rises with t.',
    source: 'arXiv 2203.16262, section 4.2',
    metrics: ['loss/entropy', 'covariance', 'knn_accuracy', 'lens/loss/cos_decorrelation', 'm_o'],
    axis: (build) => ({
      kind: 'parameter',
      document: warmedUp(build('infonce')),
      address: 'loss.temperature',
      values: [0.05, 0.1, 0.2, 0.5, 1],
    }),
    check: (curves) => rises(curves, 'loss/entropy', 'The entropy of λ'),
  },
  {
    id: 'augmentations',
    title: 'Number of augmentations',
    claim: 'The mean over K augmentations does not take the place of the predictor, however many they are.',
    source: 'arXiv 2203.16262, section 2.2',
    metrics: ['m_o', 'm_r', 'std', 'knn_accuracy'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('eoa-many-augmentations'),
      address: 'views.lanes',
      values: [2, 4, 8, 16],
    }),
    check: (curves) => staysAbove(curves, 'm_o', 'm_o', collapsed),
  },
  {
    id: 'target-momentum',
    title: 'Momentum of the moving-average target',
    claim:
      'A moving average of the targets avoids collapse (m = 0.8); the last target alone does not (m = 0).',
    source: 'arXiv 2203.16262, section 2.2; arXiv 2011.10566, section 5.2',
    metrics: ['m_o', 'm_r', 'std', 'knn_accuracy'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('moving-average-target'),
      address: 'bank.momentum',
      values: [0, 0.4, 0.8, 0.95],
    }),
    check: (curves) => every([centreAt(curves, '0', 'collapsed'), centreAt(curves, '0.8', 'healthy')]),
  },
  {
    id: 'predictor-rate',
    title: "Learning rate of SimSiam's predictor",
    claim: 'A predictor that is not trained is not enough: accuracy is higher at the base rate than at 0.',
    source: 'arXiv 2011.10566, table 1',
    metrics: ['knn_accuracy', 'm_o', 'std', 'effective_rank', 'covariance'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('simsiam'),
      address: 'predictor.rate',
      values: [0, 0.1, 1, 10],
    }),
    check: (curves) => exceeds(curves, 'knn_accuracy', 'kNN accuracy', ['1', '0']),
  },
  {
    id: 'predictor-depth',
    title: "Depth of SimSiam's predictor",
    claim: 'One linear layer is predictor enough: it avoids collapse as the two-layer one does.',
    source: 'arXiv 2203.16262, section 4.3',
    metrics: ['m_o', 'm_r', 'effective_rank', 'covariance', 'knn_accuracy'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('simsiam'),
      address: 'predictor.kind',
      values: ['bias', 'linear', 'mlp'],
    }),
    check: (curves) => every([centreAt(curves, 'linear', 'healthy'), centreAt(curves, 'mlp', 'healthy')]),
  },
];

/** @throws LabError `not-found` that lists the analyses. */
export function findAnalysis(id: string): Analysis {
  const found = analyses.find((analysis) => analysis.id === id);
  if (found !== undefined) return found;
  const known = analyses.map((analysis) => analysis.id).join(', ');
  throw new LabError('not-found', `There is no analysis "${id}". There are: ${known}.`);
}
