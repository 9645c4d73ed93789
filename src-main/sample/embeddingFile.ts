import { basename } from 'node:path';
import type { Embedding, EmbeddingSpace } from '@shared/api';
import { LabError } from '@shared/errors';
import { z } from 'zod';
import { jsonText, readCheckpoint, type StoredTensor, writeCheckpoint } from '../checkpoint';
import type { WrittenFile } from '../files';

/** The sample's embedding in every space, [count, dim] row by row, after `step` steps. */
export interface SampleEmbedding {
  readonly step: number;
  readonly labels: ArrayLike<number>;
  readonly classNames: readonly string[];
  readonly spaces: Readonly<Record<EmbeddingSpace, { readonly dim: number; readonly values: Float32Array }>>;
}

const labelsName = 'labels';

const descriptionSchema = z.object({
  step: z.coerce.number().int().nonnegative(),
  class_names: jsonText.pipe(z.array(z.string())),
});

/** Writes a safetensors file with one tensor per space and the labels. @returns its size and sha256 */
export function writeEmbedding(path: string, embedding: SampleEmbedding): Promise<WrittenFile> {
  const labels = Float32Array.from(embedding.labels);
  const count = labels.length;
  const spaces = Object.entries(embedding.spaces).map(([space, { dim, values }]): [string, StoredTensor] => [
    space,
    { shape: [count, dim], values },
  ]);
  return writeCheckpoint(path, {
    tensors: new Map([...spaces, [labelsName, { shape: [count], values: labels }]]),
    metadata: { step: String(embedding.step), class_names: JSON.stringify(embedding.classNames) },
  });
}

/** @throws LabError `data-missing` or `data-invalid` that names the file. */
export async function readEmbedding(path: string, space: EmbeddingSpace): Promise<Embedding> {
  const { tensors, metadata } = await readCheckpoint(path, [space, labelsName]);
  const embedded = tensors.get(space);
  const labels = tensors.get(labelsName);
  if (embedded === undefined || labels === undefined)
    throw new LabError('data-invalid', `${basename(path)} holds no embedding of the ${space}`, {
      file: path,
    });
  const { buffer, byteOffset, byteLength } = embedded.values;
  const described = descriptionSchema.safeParse(metadata);
  const [count, dim] = embedded.shape;
  if (!described.success || count !== labels.values.length || dim === undefined)
    throw new LabError('data-invalid', `${basename(path)} does not describe its embedding`, { file: path });
  return {
    step: described.data.step,
    space,
    dim,
    labels: Array.from(labels.values),
    classNames: described.data.class_names,
    values: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
  };
}
