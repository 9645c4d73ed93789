import type { Fork, ForkOrigin } from '@shared/api';
import type { DataRecord } from '@shared/data';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import type { DataFacts } from '@shared/node';
import { checkDigest, readCheckpoint } from '../../checkpoint';
import { planFork } from '../../fork';
import type { Artifact, Store } from '../../store';

export interface PlannedFork {
  readonly fork: Fork;
  readonly checkpoint: Artifact;
  /** Steps that there are checkpoints of, the first one first. */
  readonly steps: readonly number[];
}

/**
 * What a fork of a run would begin with.
 * @throws LabError `not-found` without such a run or checkpoint, `data-invalid` for a damaged one, and the first thing
 * wrong with the document
 */
export async function planOf(
  store: Store,
  document: GraphDocument,
  { id, step }: ForkOrigin,
): Promise<PlannedFork> {
  const { number, name, architecture } = store.runs.get(id);
  const checkpoints = store.artifacts.checkpoints(number);
  const steps = checkpoints.map((one) => one.step).reverse();
  const checkpoint = step === undefined ? checkpoints[0] : checkpoints.find((one) => one.step === step);
  if (checkpoint === undefined) throw new LabError('not-found', missing(number, step, steps));
  const fault = await checkDigest(checkpoint.path, checkpoint);
  if (fault !== undefined)
    throw new LabError(
      'data-invalid',
      `The checkpoint of step ${checkpoint.step} of run ${number} is damaged: ${fault}.`,
      { file: checkpoint.path },
    );
  const { tensors } = await readCheckpoint(checkpoint.path);
  const plan = planFork({
    before: store.architectures.get(architecture),
    after: document,
    stored: new Map([...tensors].map(([tensor, { shape }]) => [tensor, shape])),
    data: factsOf(store.runData.get(number)),
  });
  return { fork: { parent: { id, number, name }, step: checkpoint.step, ...plan }, checkpoint, steps };
}

function missing(number: number, step: number | undefined, steps: readonly number[]): string {
  if (steps.length === 0) return `Run ${number} has no checkpoint to begin with.`;
  return `Run ${number} has no checkpoint of step ${step}. There are those of ${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', ')}.`;
}

/** What shapes depend on of the data; where the fork's has other counts its trainer says so. */
function factsOf(record: DataRecord | null): DataFacts {
  const train = record?.splits.find(({ name }) => name === 'train');
  return {
    trainCount: train?.images ?? 1,
    classCount: record?.classNames.length ?? 1,
    mean: [0, 0, 0],
    std: [1, 1, 1],
  };
}
