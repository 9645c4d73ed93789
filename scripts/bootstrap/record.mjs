import { join } from 'node:path';
import { places } from './places.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const file = join(places.clone, 'setup.json');

/** Failures by step, each with the time and the sentence. */
export function failures() {
  return readStamp(file)?.failed ?? {};
}

/** Notes that a step failed, or that it went well (`problem` undefined); the doctor reads `problems`. */
export function note(name, problem) {
  const failed = { ...failures() };
  if (problem === undefined && !(name in failed)) return;
  delete failed[name];
  if (problem !== undefined) failed[name] = { at: Date.now(), problem };
  writeStamp(file, { problems: Object.values(failed).map((failure) => failure.problem), failed });
}
