import { embeddingSpaces, type MetricPoint } from '@shared/api';
import { addressOf, HeldOut, LabelledFeatures, type Rows } from '@shared/metric';
import { metricsOf } from '@shared/metrics/registry';
import type { LabelledImages } from '../data';
import { evenOverClasses } from './images/classSample';
import { featuresOf, type SpaceFeatures } from './measures/features';
import type { TrainingSession } from './session';

/** Images that an evaluation is about, the same ones every time, so that the numbers of a run compare. */
const bankImages = 4_000;
const heldOutImages = 1_000;
/** Test images that are augmented, and how often each. */
const augmentedImages = 100;
const viewsOfEach = 10;

/** What an evaluation found, and what had to give way, each as a sentence. */
export interface Evaluated {
  readonly points: MetricPoint[];
  readonly notes: readonly string[];
}

/** Accuracies of the backbone, and what the features of held-out images look like, in evaluation mode. */
export class Evaluation {
  readonly #heldOut: Int32Array;
  readonly #augmented: Int32Array;

  constructor(private readonly session: TrainingSession) {
    const { test } = session.dataset;
    this.#heldOut = evenOverClasses(test, heldOutImages);
    const few = evenOverClasses(test, augmentedImages);
    this.#augmented = Int32Array.from(
      { length: few.length * viewsOfEach },
      (_, row) => few[Math.floor(row / viewsOfEach)] ?? 0,
    );
  }

  run(step: number): Evaluated {
    const { executor, dataset } = this.session;
    const heldOut = { set: dataset.test, indices: this.#heldOut, spaces: embeddingSpaces };
    const features = featuresOf(executor, heldOut);
    const { points, notes } = this.#accuracies(features);
    return {
      points: [...points, ...this.#features(features)].map(([name, value]) => ({ name, step, value })),
      notes,
    };
  }

  #features(features: SpaceFeatures): [name: string, value: number][] {
    const { executor, dataset, backend } = this.session;
    const { tf, ops } = backend;
    const views = featuresOf(executor, {
      set: dataset.test,
      indices: this.#augmented,
      spaces: embeddingSpaces,
      augmentSeed: 0,
    });
    return embeddingSpaces.flatMap((space) =>
      tf.tidy(() => {
        const heldOut = new HeldOut(tf, ops, features[space], { ...views[space], perImage: viewsOfEach });
        return metricsOf('tap', 'features').map((metric): [string, number] => [
          addressOf(metric, space),
          metric.measure(heldOut),
        ]);
      }),
    );
  }

  /** Nothing where the data has no labels, or one class. */
  #accuracies(heldOut: SpaceFeatures): { points: [name: string, value: number][]; notes: string[] } {
    const { backend, dataset } = this.session;
    const { labelled, classNames } = dataset;
    if (labelled === null) return { points: [], notes: [] };
    const bank = this.#labelled(labelled.bank, bankImages);
    const { queries: tested } = labelled;
    const queries =
      tested === dataset.test
        ? { ...heldOut.backbone, labels: labelsAt(tested, this.#heldOut) }
        : this.#labelled(tested, heldOutImages);
    const features = new LabelledFeatures(backend.tf, bank, queries, classNames.length);
    if (!features.hasClasses) return { points: [], notes: [] };
    const measured = metricsOf('run', 'features').map((metric) => ({
      metric,
      ...metric.measure(features),
    }));
    return {
      points: measured.map(({ metric, value }) => [addressOf(metric), value]),
      notes: measured.flatMap(({ metric, note }) => (note === undefined ? [] : [`${metric.title}: ${note}`])),
    };
  }

  #labelled(set: LabelledImages, most: number): Rows & { readonly labels: Uint16Array } {
    const indices = evenOverClasses(set, most);
    const { backbone } = featuresOf(this.session.executor, { set, indices, spaces: ['backbone'] });
    return { ...backbone, labels: labelsAt(set, indices) };
  }
}

function labelsAt({ labels }: LabelledImages, indices: Int32Array): Uint16Array {
  return Uint16Array.from(indices, (index) => labels[index] ?? 0);
}
