import type { MetricPoint } from '@shared/api';
import { metric } from '@shared/metrics';
import type { LabelledImages } from '../data';
import { knnAccuracy, type LabelledFeatures, linearAccuracy } from './accuracy';
import type { TrainingSession } from './session';

/** The same first images of each set at every evaluation, so that accuracies of a run compare. */
const bankImages = 4_000;
const queryImages = 1_000;

/** kNN and linear-probe accuracy of the backbone on frozen features. */
export class Evaluation {
  constructor(private readonly session: TrainingSession) {}

  /** Nothing where the data has no labels, or one class. */
  run(step: number): MetricPoint[] {
    const { tf } = this.session.backend;
    const { labelled, classNames } = this.session.dataset;
    if (labelled === null) return [];
    const bank = this.#features(labelled.bank, bankImages);
    const queries = this.#features(labelled.queries, queryImages);
    return [
      { name: metric.knn, step, value: knnAccuracy(tf, bank, queries) },
      { name: metric.linear, step, value: linearAccuracy(tf, bank, queries, classNames.length) },
    ];
  }

  #features(set: LabelledImages, most: number): LabelledFeatures {
    const count = Math.min(set.count, most);
    return { ...this.session.features(set, count, 'backbone'), labels: set.labels.subarray(0, count) };
  }
}
