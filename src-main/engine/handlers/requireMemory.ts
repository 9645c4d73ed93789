import { totalmem } from 'node:os';
import { LabError } from '@shared/errors';
import { type GraphDocument, stepNumbers } from '@shared/graph';
import { formatBytes } from '@shared/numbers';

/** Bytes of a trainer beside its step: Node, TensorFlow, the embedded data. Measured, see docs/reliability.md. */
const ofTrainer = 660e6;
/** Bytes that a trainer takes at its peak for each number of the forward pass; 4 of them are the number itself. */
const ofActivation = 14;
/** Bytes of a number; each weight has a gradient, a copy while it is updated, and what the optimizer remembers of it. */
const ofNumber = 4;

export interface Memory {
  /** Bytes of the machine, or what a container may take. */
  readonly total: number;
  /** Bytes that can be taken now. */
  readonly free: number;
}

/** What this process and those that it starts may take. */
export function thisMemory(): Memory {
  const limit = process.constrainedMemory();
  return {
    total: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    free: process.availableMemory(),
  };
}

/** Bytes that the trainer of a document takes at its peak, about; undefined while the document's shapes are not known. */
export function trainerBytes(document: GraphDocument): number | undefined {
  const numbers = stepNumbers(document);
  if (numbers === undefined) return undefined;
  const ofWeight = ofNumber * (document.training.optimizer === 'adam' ? 5 : 4);
  return ofTrainer + numbers.activations * ofActivation + numbers.weights * ofWeight;
}

/**
 * @returns a warning with both numbers where a run takes more memory than is free now
 * @throws LabError `batch-too-large` where it takes more than there is at all
 */
export function requireMemory(
  document: GraphDocument,
  { total, free }: Memory = thisMemory(),
): string | undefined {
  const needed = trainerBytes(document);
  if (needed === undefined || needed <= free) return undefined;
  const takes = `A step of ${document.training.batch} images takes about ${formatBytes(needed)} of memory`;
  const advice = 'A smaller batch, smaller images or fewer branches take less.';
  if (needed > total)
    throw new LabError(
      'batch-too-large',
      `${takes}, and this machine has ${formatBytes(total)} in all. ${advice}`,
    );
  return `${takes}, and ${formatBytes(free)} are free: the system may end the trainer. ${advice}`;
}
