import type { z } from 'zod';
import { LabError, schemaError } from '../errors';
import { type CallName, type CallOutput, calls } from './calls';
import { errorSchema } from './models';

/** A call's input after validation, with every default filled in. */
export type CallRequest<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/**
 * @throws LabError `not-found` for a call that the contract does not have, `bad-request` that names the field
 * for input that does not fit it.
 */
export function parseInput<Name extends CallName>(name: Name, input: unknown): CallRequest<Name> {
  if (!isCallName(name)) throw new LabError('not-found', `There is no call "${String(name)}".`);
  const parsed = calls[name].input.safeParse(input);
  if (parsed.success) return parsed.data as CallRequest<Name>;
  throw schemaError('bad-request', name, parsed.error, input);
}

/** @throws LabError `internal` when an answer does not fit the contract. */
export function parseOutput<Name extends CallName>(name: Name, output: unknown): CallOutput<Name> {
  const parsed = calls[name].output.safeParse(output);
  if (parsed.success) return parsed.data as CallOutput<Name>;
  throw schemaError('internal', `The answer to ${name} is broken`, parsed.error, output);
}

/** A failure as it came over the wire; `internal` when even that does not fit the contract. */
export function parseError(json: unknown): LabError {
  const parsed = errorSchema.safeParse(json);
  if (!parsed.success) return new LabError('internal', 'The engine answered with something unreadable.');
  const { code, message, where } = parsed.data;
  const known = Object.entries(where).filter(([, value]) => value !== undefined);
  return new LabError(code, message, Object.fromEntries(known));
}
