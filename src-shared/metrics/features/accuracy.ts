import { type Accuracy, defineMetric, type LabelledFeatures, linearAnswers } from '../../metric';

const protocol =
  'Of up to 1,000 test images, on features of the backbone; up to 4,000 training images have known labels, both drawn evenly over the classes. Balanced: the mean over classes.';

interface Vote {
  readonly neighbours: number;
  /** What a neighbour's vote weighs, by its cosine similarity. */
  weight(similarity: number): number;
}

/** kNN accuracy. More neighbours than the smallest class has images would outvote it, so that k falls to that. */
function knnAccuracy(features: LabelledFeatures, { neighbours: wanted, weight }: Vote): Accuracy {
  const { bank, queries, neighbours, smallestClass } = features;
  const k = Math.min(wanted, smallestClass, neighbours.count);
  const answers = Array.from({ length: queries.labels.length }, (_, query) => {
    const votes = new Map<number, number>();
    for (let rank = 0; rank < k; rank += 1) {
      const at = query * neighbours.count + rank;
      const label = bank.labels[neighbours.indices[at] ?? 0] ?? -1;
      votes.set(label, (votes.get(label) ?? 0) + weight(neighbours.similarities[at] ?? 0));
    }
    return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [-1, -1])[0];
  });
  const value = features.accuracy(answers);
  return k === wanted ? { value } : { value, note: `k = ${k} in place of ${wanted}` };
}

/**
 * kNN, each of 20 neighbours one vote: the monitor of a training, and not the published protocol, which `knnWeighted` follows
 * (200 neighbours, weighted votes).
 */
export const knn = defineMetric({
  id: 'knn',
  title: 'kNN accuracy',
  short: 'kNN',
  help: `Share of test images whose class most of their 20 nearest training images by cosine have; ties go to the nearer ones. ${protocol}`,
  formula: '\\hat y = \\arg\\max_c \\bigl\\lvert \\{ i \\in N_{20} : y_i = c \\} \\bigr\\rvert',
  source: 'after arXiv 1805.01978, section 3.4',
  format: 'percent',
  range: [0, 1],
  better: 'higher',
  tone: 'accuracy',
  headline: [
    { key: 'knn_accuracy', order: 7, take: 'last' },
    {
      key: 'knn_accuracy_initial',
      order: 10,
      take: 'first',
      title: 'kNN accuracy, untrained',
      short: 'kNN untrained',
    },
  ],
  of: 'run',
  group: 'accuracy',
  where: 'features',
  // Similarities are too small to turn a vote; they settle ties.
  measure: (features) =>
    knnAccuracy(features, { neighbours: 20, weight: (similarity) => 1 + 1e-4 * similarity }),
});

const temperature = 0.07;

/** kNN as it is published for self-supervised features. */
export const knnWeighted = defineMetric({
  id: 'knn_weighted',
  title: 'Weighted kNN accuracy',
  short: 'kNN w.',
  help: `Share of test images whose class the 200 nearest training images by cosine vote for, each by exp(similarity / 0.07). ${protocol}`,
  formula: '\\hat y = \\arg\\max_c \\sum_{i \\in N_{200},\\, y_i = c} e^{\\cos(F, F_i) / 0.07}',
  source: 'arXiv 1805.01978, section 3.4',
  format: 'percent',
  range: [0, 1],
  better: 'higher',
  tone: 'accuracy',
  headline: [{ key: 'knn_weighted_accuracy', order: 8, take: 'last' }],
  of: 'run',
  group: 'accuracy',
  where: 'features',
  measure: (features) =>
    knnAccuracy(features, {
      neighbours: 200,
      weight: (similarity) => Math.exp((similarity - 1) / temperature),
    }),
});

/** What a linear classifier makes of frozen features. */
export const linear = defineMetric({
  id: 'linear',
  title: 'Linear-probe accuracy',
  short: 'linear',
  help: `Share of test images that a softmax regression classifies right: features standardised per dimension, squared weights times 1e-4 added to the cross-entropy, trained on all at once by L-BFGS until it no longer falls. ${protocol}`,
  formula: '\\min_{W, b} \\mathbb{E}\\, \\mathrm{CE}(W F + b, y) + 10^{-4} \\lVert W \\rVert^2',
  source: 'as in arXiv 2002.05709, appendix B.8 (L-BFGS on frozen features)',
  format: 'percent',
  range: [0, 1],
  better: 'higher',
  tone: 'accuracy',
  headline: [{ key: 'linear_accuracy', order: 9, take: 'last' }],
  of: 'run',
  group: 'accuracy',
  where: 'features',
  measure: (features) => ({ value: features.accuracy(linearAnswers(features)) }),
});
