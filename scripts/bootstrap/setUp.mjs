import { join } from 'node:path';
import { arithmetic } from './arithmetic.mjs';
import { binding } from './binding.mjs';
import { build } from './build.mjs';
import { electron, electronProgram } from './electron.mjs';
import { withLock } from './lock.mjs';
import { packages } from './packages.mjs';
import { pinnedNode } from './pinnedNode.mjs';
import { places } from './places.mjs';
import { begin, say } from './progress.mjs';
import { failures, note } from './record.mjs';
import { SetUpError } from './setUpError.mjs';
import { presentLibrary, tensorflow } from './tensorflow.mjs';

async function perform(step) {
  if (step.isDone()) return;
  const progress = begin(step.name, step.doing);
  try {
    await step.perform(progress);
    progress.done();
  } catch (error) {
    progress.failed();
    throw error;
  }
}

/**
 * A step that the lab can do without: what went wrong is said and kept for the doctor, and the lab steps down.
 * @param anyway try although the last attempt, a slow one, failed a short while ago.
 */
async function attempt(step, anyway) {
  const failure = failures()[step.name];
  if (!step.isDone() && !anyway && Date.now() < (failure?.retryAt ?? 0)) return say(failure.problem);
  try {
    await perform(step);
    note(step.name, undefined);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    note(step.name, error);
  }
}

const steps = {
  tools: [packages, pinnedNode],
  lab: [packages, pinnedNode, tensorflow, binding, build, arithmetic],
  desktop: [packages, pinnedNode, tensorflow, binding, build, arithmetic, electron],
};

/**
 * Brings this clone into the state that `what` needs: `tools` for checking the sources, `lab` for running it,
 * `desktop` for a window. Looks before it acts, so a finished set-up costs milliseconds.
 * @param anyway try to get the TensorFlow library although a download failed a short while ago.
 * @throws SetUpError for what the lab cannot do without.
 */
export async function setUp(what, { anyway = false } = {}) {
  const wanted = steps[what];
  const failed = failures();
  if (wanted.every((step) => step.isDone() && !(step.name in failed))) return;
  await withLock(
    join(places.clone, 'setup.lock'),
    (pid) => say(`Process ${pid ?? '?'} is setting this clone up already; waiting for it.`),
    async () => {
      await Promise.all([
        (async () => {
          for (const step of [packages, pinnedNode, build]) if (wanted.includes(step)) await perform(step);
        })(),
        wanted.includes(tensorflow) ? attempt(tensorflow, anyway) : undefined,
      ]);
      if (wanted.includes(binding) && presentLibrary() !== undefined) await attempt(binding, anyway);
      if (wanted.includes(arithmetic)) await attempt(arithmetic, anyway);
      if (wanted.includes(electron)) await attempt(electron, electronProgram() !== undefined);
    },
  );
}
