import { join } from 'node:path';
import { places } from './places.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const file = join(places.clone, 'setup.json');

/** Failures by step, each with its sentence and the time from which any command tries again. */
export function failures() {
  return readStamp(file)?.failed ?? {};
}

/** Notes that a step failed, or that it went well (`error` undefined); the doctor reads `problems`. */
export function note(name, error) {
  const failed = { ...failures() };
  if (error === undefined && !(name in failed)) return;
  delete failed[name];
  if (error !== undefined) failed[name] = { problem: error.message, retryAt: Date.now() + error.patience };
  writeStamp(file, { problems: Object.values(failed).map((failure) => failure.problem), failed });
}
