import { type ErrorCode, type LabError, toLabError } from '@shared/errors';
import { CommanderError } from 'commander';
import { exitCodes } from './exitCodes';

/** A line for a person. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A line for a program: one JSON object. */
export function sayJson(value: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case 'backend-unavailable':
      return exitCodes.backendUnavailable;
    case 'loss-not-finite':
    case 'replay-failed':
    case 'trainer-crashed':
    case 'conflict':
    case 'unauthorised':
    case 'internal':
      return exitCodes.failed;
    default:
      return exitCodes.badInput;
  }
}

/** `node encoder, port x`, or nothing where the place is not known. */
export function placeOf({ where }: LabError): string {
  const parts = Object.entries(where).map(([part, value]) => `${part} ${value}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Says what went wrong on standard error, as the last line of standard output too where `json` is on. */
export function report(thrown: unknown, json: boolean): number {
  // Commander has said it already; help and version are not failures.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
  const error = toLabError(thrown);
  if (json) sayJson({ event: 'failed', error: error.toJSON() });
  process.stderr.write(`${error.message}${placeOf(error)}\n`);
  return exitCodeOf(error.code);
}
