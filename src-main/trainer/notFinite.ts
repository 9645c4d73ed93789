import { LabError } from '@shared/errors';
import { analyse } from '@shared/graph';
import { formatCount } from '@shared/metric';
import type { TrainingSession } from './session';
import { restore } from './snapshot';

/** Steps that are trained again at most: a search must not take much longer than what it is about. */
const mostAgain = 2_000;

export interface FailedStep {
  readonly session: TrainingSession;
  /** The step whose loss is not finite. */
  readonly step: number;
  /** The last checkpoint before it; null for the beginning of the run. */
  readonly checkpoint: string | null;
  /** Asked between two steps; true ends the search. */
  readonly isUnwanted: () => boolean;
}

/**
 * Where a step that failed stopped being finite: the first node in the order of the forward pass, or the module whose
 * weights the update before it broke. Nothing is kept for this while all is well: the steps since the last checkpoint
 * are trained again, which gives the same numbers. The session's variables are then those before the step.
 * @returns undefined where it cannot be found: too many steps, a checkpoint that cannot be read, or numbers that are
 * all finite this time
 */
export async function whereNotFinite(failed: FailedStep): Promise<LabError | undefined> {
  const { session, step } = failed;
  try {
    if (!(await trainAgain(failed))) return undefined;
  } catch {
    // The loss is named in any case.
    return undefined;
  }
  return brokenWeights(session, step) ?? brokenOutput(session, step);
}

/** Puts the variables back to what they were before the step. @returns false where that takes too long */
async function trainAgain({ session, step, checkpoint, isUnwanted }: FailedStep): Promise<boolean> {
  let done = 0;
  if (checkpoint === null) session.executor.write(session.first.values);
  else done = (await restore(checkpoint, session)).step;
  if (step - done > mostAgain) return false;
  for (; done < step; done += 1) {
    session.step(done, session.compiled.losses);
    await new Promise((resolve) => setImmediate(resolve));
    if (isUnwanted()) return false;
  }
  return true;
}

function brokenWeights({ executor, document }: TrainingSession, step: number): LabError | undefined {
  const broken = new Set(
    [...executor.read()].flatMap(([name, values]) =>
      values.every(Number.isFinite) ? [] : [name.slice(0, name.indexOf('/'))],
    ),
  );
  const node = analyse(document).order.find((id) => broken.has(id));
  if (node === undefined) return undefined;
  return new LabError(
    'loss-not-finite',
    `The weights of "${node}" are not finite before step ${step}: the update before it broke them, though its loss was a number. Lower the learning rate, or look for a square root of zero in what follows "${node}", whose gradient is infinite.`,
    { node },
  );
}

function brokenOutput(session: TrainingSession, step: number): LabError | undefined {
  const first = session.compiled.firstNotFinite(session.examine(step));
  if (first === undefined) return undefined;
  const { node, broken, size } = first;
  return new LabError(
    'loss-not-finite',
    `What "${node}" gives is not finite at step ${step}, in ${formatCount(broken)} of ${formatCount(size)} numbers, and so is not the loss. What goes into it is finite: look for a division or a square root of zero in it, or numbers that are too large for it.`,
    { node },
  );
}
