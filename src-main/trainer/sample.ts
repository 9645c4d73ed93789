import { join } from 'node:path';
import { embeddingSpaces } from '@shared/api';
import type { Dataset } from '../data';
import { writeWholeFile } from '../files';
import { type SampleEmbedding, sampleSheet, writeEmbedding } from '../sample';
import { evenOverClasses } from './images/classSample';
import { featuresOf } from './measures/features';
import type { TrainerReport } from './protocol';
import type { TrainingSession } from './session';

/** Test images whose embedding is kept with every checkpoint: enough for a picture, few enough for the disk. */
const sampleImages = 500;

type Artifact = Extract<TrainerReport, { kind: 'artifact' }>['artifact'];

/** The fixed sample of a run: test images, evenly over their classes. */
export class Sample {
  readonly #indices: Int32Array;

  constructor(
    private readonly session: TrainingSession,
    private readonly folder: string,
  ) {
    this.#indices = evenOverClasses(session.dataset.test, sampleImages);
  }

  /** Writes where the images lie after `step` steps. */
  async embedding(step: number): Promise<Artifact> {
    const { executor, dataset } = this.session;
    const path = join(this.folder, `embedding-${String(step).padStart(8, '0')}.safetensors`);
    const written = await writeEmbedding(path, {
      step,
      ...this.#classes(),
      spaces: featuresOf(executor, { set: dataset.test, indices: this.#indices, spaces: embeddingSpaces }),
    });
    return { kind: 'embedding', step, path, ...written };
  }

  /** Images without labels are drawn as one class. */
  #classes(): Pick<SampleEmbedding, 'labels' | 'classNames'> {
    const { test, classNames } = this.session.dataset;
    const { labels } = test;
    if (labels === null) return { labels: new Uint16Array(this.#indices.length), classNames: ['unlabelled'] };
    return { labels: Uint16Array.from(this.#indices, (index) => labels[index] ?? 0), classNames };
  }
}

/** Writes the sample's images on one sheet. */
export async function sampleSheetOf({ test }: Dataset, folder: string): Promise<Artifact> {
  const path = join(folder, 'sample.png');
  const written = await writeWholeFile(path, [await sampleSheet(test, evenOverClasses(test, sampleImages))]);
  return { kind: 'sample', step: 0, path, ...written };
}
