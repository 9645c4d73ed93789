import { join } from 'node:path';
import { writeWholeFile } from '../files';
import { type SampleEmbedding, sampleSheet, writeEmbedding } from '../sample';
import type { TrainerReport } from './protocol';
import type { TrainingSession } from './session';

/** Test images whose embedding is kept with every checkpoint: enough for a picture, few enough for the disk. */
const sampleImages = 500;

type Artifact = Extract<TrainerReport, { kind: 'artifact' }>['artifact'];

/** The fixed sample of a run: the first test images. */
export class Sample {
  readonly #count: number;

  constructor(
    private readonly session: TrainingSession,
    private readonly folder: string,
  ) {
    this.#count = Math.min(sampleImages, session.dataset.test.count);
  }

  /** Writes the images on one sheet. */
  async sheet(): Promise<Artifact> {
    const png = await sampleSheet(this.session.dataset.test, this.#count);
    const path = join(this.folder, 'sample.png');
    return { kind: 'sample', step: 0, path, ...(await writeWholeFile(path, [png])) };
  }

  /** Writes where the images lie after `step` steps. */
  async embedding(step: number): Promise<Artifact> {
    const { test } = this.session.dataset;
    const path = join(this.folder, `embedding-${String(step).padStart(8, '0')}.safetensors`);
    const written = await writeEmbedding(path, {
      step,
      ...this.#classes(),
      spaces: {
        backbone: this.session.features(test, this.#count, 'backbone'),
        representation: this.session.features(test, this.#count, 'representation'),
      },
    });
    return { kind: 'embedding', step, path, ...written };
  }

  /** Images without labels are drawn as one class. */
  #classes(): Pick<SampleEmbedding, 'labels' | 'classNames'> {
    const { test, classNames } = this.session.dataset;
    if (test.labels === null) return { labels: new Uint16Array(this.#count), classNames: ['unlabelled'] };
    return { labels: test.labels.subarray(0, this.#count), classNames };
  }
}
