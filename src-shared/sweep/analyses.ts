import { LabError } from '../errors';
import type { GraphDocument } from '../graph';
import type { Analysis } from './analysis';

/** The gradient of InfoNCE grows as 1 / t: without warm-up the first steps at a low temperature half collapse z. */
function warmedUp(document: GraphDocument): GraphDocument {
  const { training } = document;
  return training.warmup === 0 ? { ...document, training: { ...training, warmup: 0.2 } } : document;
}

/** The analyses of arXiv 2203.16262 and 2011.10566 that compare several runs. */
export const analyses: readonly Analysis[] = [
  {
    id: 'gradient-alignment',
    title: 'Gradient alignment',
    source: 'arXiv 2203.16262, figure 5a',
    metrics: ['lens/loss/centre_share', 'lens/loss/cos_centre', 'm_o'],
    axis: (build) => ({
      kind: 'documents',
      documents: ['simsiam', 'mirror-simsiam'].map((label) => ({ label, document: build(label) })),
    }),
  },
  {
    id: 'temperature',
    title: 'Temperature of InfoNCE',
    source: 'arXiv 2203.16262, figure 5c',
    metrics: ['loss/entropy', 'covariance', 'knn_accuracy', 'lens/loss/cos_decorrelation', 'm_o'],
    axis: (build) => ({
      kind: 'parameter',
      document: warmedUp(build('infonce')),
      address: 'loss.temperature',
      values: [0.02, 0.1, 0.2, 0.4, 0.6, 1],
    }),
  },
  {
    id: 'augmentations',
    title: 'Number of augmentations',
    source: 'arXiv 2203.16262, table 1',
    metrics: ['m_o', 'm_r', 'std', 'knn_accuracy'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('eoa-many-augmentations'),
      address: 'views.lanes',
      values: [2, 4, 10, 25],
    }),
  },
  {
    id: 'target-momentum',
    title: 'Momentum of the moving-average target',
    source: 'arXiv 2203.16262, section 2.2; arXiv 2011.10566, section 5.2',
    metrics: ['m_o', 'm_r', 'std', 'knn_accuracy'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('moving-average-target'),
      address: 'bank.momentum',
      values: [0, 0.4, 0.8, 0.95],
    }),
  },
  {
    id: 'predictor-rate',
    title: "Learning rate of SimSiam's predictor",
    source: 'arXiv 2011.10566, table 1',
    metrics: ['knn_accuracy', 'm_o', 'std', 'effective_rank', 'covariance'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('simsiam'),
      address: 'predictor.rate',
      values: [0, 0.1, 1, 10],
    }),
  },
  {
    id: 'predictor-depth',
    title: "Depth of SimSiam's predictor",
    source: 'arXiv 2203.16262, section 4.3',
    metrics: ['m_o', 'm_r', 'effective_rank', 'covariance', 'knn_accuracy'],
    axis: (build) => ({
      kind: 'parameter',
      document: build('simsiam'),
      address: 'predictor.kind',
      values: ['bias', 'linear', 'mlp'],
    }),
  },
];

/** @throws LabError `not-found` that lists the analyses. */
export function findAnalysis(id: string): Analysis {
  const found = analyses.find((analysis) => analysis.id === id);
  if (found !== undefined) return found;
  const known = analyses.map((analysis) => analysis.id).join(', ');
  throw new LabError('not-found', `There is no analysis "${id}". There are: ${known}.`);
}
