import type { Embedding } from '@shared/api';
import { LabError } from '@shared/errors';

/** Vectors [count, dim], row by row. */
export interface Vectors {
  readonly values: Float32Array;
  readonly count: number;
  readonly dim: number;
}

/**
 * The vectors of an embedding as the engine sends them.
 * @throws LabError `internal` when there are more or fewer numbers than labels and dimensions say
 */
export function vectorsOf({ values, labels, dim, step }: Embedding): Vectors {
  const bytes = Uint8Array.from(atob(values), (character) => character.charCodeAt(0));
  const count = labels.length;
  if (bytes.length !== count * dim * 4)
    throw new LabError(
      'internal',
      `The embedding of step ${step} holds ${bytes.length / 4} numbers instead of ${count} x ${dim}. Train the run again.`,
    );
  const view = new DataView(bytes.buffer);
  return {
    values: Float32Array.from({ length: count * dim }, (_, index) => view.getFloat32(index * 4, true)),
    count,
    dim,
  };
}

/** Each vector at length 1; a zero vector stays zero. */
export function unitVectors({ values, count, dim }: Vectors): Vectors {
  const unit = new Float32Array(values.length);
  for (let row = 0; row < count; row += 1) {
    const length = Math.hypot(...values.subarray(row * dim, (row + 1) * dim));
    if (length === 0) continue;
    for (let at = row * dim; at < (row + 1) * dim; at += 1) unit[at] = (values[at] ?? 0) / length;
  }
  return { values: unit, count, dim };
}
