import { LabError } from '@shared/errors';
import { readCheckpoint, type StoredTensor, writeCheckpoint } from '../checkpoint';
import type { TrainingSession } from './session';

/** What a checkpoint holds beside the variables. */
export interface LoopState {
  /** Steps done. */
  readonly step: number;
  /** Seconds trained. */
  readonly seconds: number;
  readonly firstKnn: number | undefined;
}

/** Writes every variable (weights, buffers, optimizer slots) and the loop's state. */
export function save(
  path: string,
  session: TrainingSession,
  state: LoopState,
): Promise<{ bytes: number; sha256: string }> {
  const shapes = session.shapes();
  const tensors = new Map<string, StoredTensor>();
  for (const [name, values] of session.executor.read())
    tensors.set(name, { shape: shapes.get(name) ?? [values.length], values });
  const metadata = {
    step: String(state.step),
    seconds: String(state.seconds),
    ...(state.firstKnn === undefined ? {} : { first_knn: String(state.firstKnn) }),
  };
  return writeCheckpoint(path, { tensors, metadata });
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
  session.executor.write(values);
  return {
    step: Number(metadata.step ?? 0),
    seconds: Number(metadata.seconds ?? 0),
    firstKnn: metadata.first_knn === undefined ? undefined : Number(metadata.first_knn),
  };
}
