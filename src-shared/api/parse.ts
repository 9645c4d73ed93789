import type { z } from 'zod';
import { LabError, type Location } from '../errors';
import { type CallName, type CallOutput, calls } from './calls';
import { errorSchema } from './models';

/** A call's input after validation, with every default filled in. */
export type CallRequest<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

const shownIssues = 3;

/** The first problems as one sentence: `document.training.batch: Too small`. */
export function describeProblems(error: z.ZodError): string {
  const sentences = error.issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  const more = error.issues.length - sentences.length;
  return sentences.join('; ') + (more > 0 ? ` (and ${more} more)` : '');
}

/** The node that a problem at `….nodes[i]` of `value` is about. */
function locate(error: z.ZodError, value: unknown): Location {
  for (const { path } of error.issues) {
    let at = value;
    for (const [depth, key] of path.entries()) {
      at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
      if (path[depth - 1] !== 'nodes' || typeof at !== 'object' || at === null) continue;
      const id: unknown = Reflect.get(at, 'id');
      if (typeof id === 'string') return { node: id };
    }
  }
  return {};
}

/**
 * @throws LabError `not-found` for a call that the contract does not have, `bad-request` that names the field
 * for input that does not fit it.
 */
export function parseInput<Name extends CallName>(name: Name, input: unknown): CallRequest<Name> {
  if (!isCallName(name)) throw new LabError('not-found', `There is no call "${String(name)}".`);
  const parsed = calls[name].input.safeParse(input);
  if (parsed.success) return parsed.data as CallRequest<Name>;
  throw new LabError(
    'bad-request',
    `${name}: ${describeProblems(parsed.error)}.`,
    locate(parsed.error, input),
  );
}

/** @throws LabError `internal` when an answer does not fit the contract. */
export function parseOutput<Name extends CallName>(name: Name, output: unknown): CallOutput<Name> {
  const parsed = calls[name].output.safeParse(output);
  if (parsed.success) return parsed.data as CallOutput<Name>;
  throw new LabError('internal', `The answer to ${name} is broken: ${describeProblems(parsed.error)}.`);
}

/** A failure as it came over the wire; `internal` when even that does not fit the contract. */
export function parseError(json: unknown): LabError {
  const parsed = errorSchema.safeParse(json);
  if (!parsed.success) return new LabError('internal', 'The engine answered with something unreadable.');
  const { code, message, where } = parsed.data;
  const known = Object.entries(where).filter(([, value]) => value !== undefined);
  return new LabError(code, message, Object.fromEntries(known));
}
