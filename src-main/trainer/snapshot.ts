import { metricPointSchema } from '@shared/api';
import type { DataRecord } from '@shared/data';
import { LabError, schemaError } from '@shared/errors';
import { z } from 'zod';
import { jsonText, readCheckpoint, type StoredTensor, writeCheckpoint } from '../checkpoint';
import type { WrittenFile } from '../files';
import type { TrainingSession } from './session';
import type { SummaryState } from './summary';

/** The metadata of a checkpoint, all of it text. JSON has no number that is not finite; such a measure is null. */
const stateSchema = z.object({
  step: z.coerce.number().int().nonnegative(),
  seconds: z.coerce.number().nonnegative(),
  first: jsonText.pipe(z.record(z.string(), z.number())),
  window: jsonText.pipe(
    z.array(
      metricPointSchema.extend({
        value: z
          .number()
          .nullable()
          .transform((value) => value ?? Number.NaN),
      }),
    ),
  ),
});

/** What a checkpoint holds beside the variables. */
export interface LoopState {
  /** Steps done. */
  readonly step: number;
  /** Seconds trained. */
  readonly seconds: number;
  readonly summary: SummaryState;
}

/** Writes every variable (weights, buffers, optimizer slots) and the loop's state. */
export function save(
  path: string,
  session: TrainingSession,
  { step, seconds, summary }: LoopState,
): Promise<WrittenFile> {
  const shapes = session.shapes();
  const tensors = new Map<string, StoredTensor>();
  for (const [name, values] of session.executor.read())
    tensors.set(name, { shape: shapes.get(name) ?? [values.length], values });
  const metadata = {
    step: String(step),
    seconds: String(seconds),
    first: JSON.stringify(summary.first),
    window: JSON.stringify(summary.window),
    data: JSON.stringify(dataFactsOf(session.dataset.record)),
  };
  return writeCheckpoint(path, { tensors, metadata });
}

const dataFactsSchema = z.object({
  fingerprint: z.string(),
  name: z.string(),
  splits: z.array(z.object({ name: z.string(), images: z.number() })),
});

function dataFactsOf({ fingerprint, name, splits }: DataRecord): z.infer<typeof dataFactsSchema> {
  return { fingerprint, name, splits: splits.map(({ name: split, images }) => ({ name: split, images })) };
}

/**
 * How the data differs from what a checkpoint was trained on, in a sentence; undefined where it is the same, or where the
 * checkpoint is of a version that did not say.
 */
export async function dataChange(path: string, record: DataRecord): Promise<string | undefined> {
  const { metadata } = await readCheckpoint(path);
  const before = jsonText.pipe(dataFactsSchema).safeParse(metadata.data).data;
  if (before === undefined || before.fingerprint === record.fingerprint) return undefined;
  const counts = ({ splits }: typeof before) =>
    splits.map(({ name, images }) => `${images} ${name}`).join(' and ');
  const now = dataFactsOf(record);
  const how =
    counts(now) === counts(before)
      ? `the ${counts(now)} images are not those of before`
      : `it had ${counts(before)} images and has ${counts(now)} now`;
  return `The data ${record.name} has changed since the run's last checkpoint: ${how}.`;
}

/** @throws LabError `data-invalid` if the checkpoint is not one of this architecture */
export async function restore(path: string, session: TrainingSession): Promise<LoopState> {
  const { tensors, metadata } = await readCheckpoint(path);
  const values = new Map<string, Float32Array>();
  for (const [name, shape] of session.shapes()) {
    const stored = tensors.get(name);
    if (stored === undefined || stored.shape.join() !== shape.join())
      throw new LabError('data-invalid', `The checkpoint ${path} does not fit this architecture: "${name}"`, {
        file: path,
      });
    values.set(name, stored.values);
  }
  const state = stateSchema.safeParse(metadata);
  if (!state.success)
    throw schemaError('data-invalid', `The checkpoint ${path} is damaged`, state.error, metadata, {
      file: path,
    });
  session.executor.write(values);
  const { step, seconds, first, window } = state.data;
  return { step, seconds, summary: { first, window } };
}
