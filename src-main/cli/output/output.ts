import { type ErrorCode, LabError, toLabError } from '@shared/errors';
import { CommanderError } from 'commander';
import { Exit, exitCodes } from './exitCodes';

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
    case 'step-failed':
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

/**
 * Says what went wrong on standard error, as the last line of standard output too where `json` is on.
 * @returns the exit code
 */
export function report(thrown: unknown, json: boolean): number {
  if (thrown instanceof Exit) return thrown.code;
  if (thrown instanceof CommanderError) {
    // Help and version are no failures; what is one, Commander has said on standard error.
    if (thrown.exitCode === 0) return exitCodes.ok;
    if (json) sayJson({ event: 'failed', error: usageError(thrown).toJSON() });
    return exitCodes.badInput;
  }
  const error = toLabError(thrown);
  if (json) sayJson({ event: 'failed', error: error.toJSON() });
  process.stderr.write(`${error.message}${placeOf(error)}\n`);
  return exitCodeOf(error.code);
}

function usageError({ message }: CommanderError): LabError {
  return new LabError('bad-request', message.replace(/^error: /, ''));
}
