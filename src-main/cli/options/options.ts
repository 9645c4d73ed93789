import { workerLabelSchema } from '@shared/api';
import { readNumber } from '@shared/numbers';
import type { FieldMeta } from '@shared/params';
import { fieldMeta } from '@shared/params';
import { trainsOn } from '@shared/run';
import { type Training, trainingSchema } from '@shared/training';
import { InvalidArgumentError, Option } from 'commander';

/** Most runs that train at once. */
export const mostAtOnce = 64;

/** Reads a whole number of a range; anything else is a usage error. */
export function integerOption(min: number, max: number): (text: string) => number {
  return (text) => {
    const reading = readNumber(text, 'whole');
    if ('value' in reading) {
      const { value } = reading;
      if (Number.isInteger(value) && value >= min && value <= max) return value;
    }
    const doubt = 'problem' in reading ? `${reading.problem}. ` : '';
    throw new InvalidArgumentError(`${doubt}It must be a whole number from ${min} to ${max}.`);
  };
}

/** Reads a whole number of the range that a training setting has. */
export function trainingOption(name: keyof Training, least?: number): (text: string) => number {
  const meta: FieldMeta | undefined = fieldMeta(trainingSchema.shape[name]);
  return integerOption(least ?? meta?.min ?? 0, meta?.max ?? Number.MAX_SAFE_INTEGER);
}

/** The address of a queue. The variable keeps a password out of the list of processes. */
export function queueOption(description: string): Option {
  return new Option('--queue <address>', `${description}: redis://host:6379, or rediss:// with TLS`).env(
    'COLLAPSE_LAB_QUEUE',
  );
}

/** Where runs train, where a queue is set. */
export function trainsOnOption(description: string): Option {
  return new Option('--on <place>', `${description}: this machine, workers of the queue, or both`).choices([
    ...trainsOn,
  ]);
}

/** Reads the label that a worker must have. */
export function workerLabelOption(text: string): string {
  const parsed = workerLabelSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('A label is made of letters, digits, - and _.');
}

/** Collects an option that may be given several times. */
export function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
