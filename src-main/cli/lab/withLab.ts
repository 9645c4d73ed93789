import type { Run } from '@shared/api';
import { LabError } from '@shared/errors';
import type { Engine } from '../../engine';
import type { Lab } from '../../server';
import { command } from '../output/words';

/**
 * Opens the lab of the data folder: the one that runs, or one in this process, in which `concurrency` runs train at once.
 */
export type OpenLab = (options?: { readonly concurrency?: number | undefined }) => Promise<Lab>;

/** Runs `work` against the running lab, or one opened for it; closes it afterwards. */
export async function withLab<Result>(
  open: OpenLab,
  work: (engine: Engine, lab: Lab) => Promise<Result>,
): Promise<Result> {
  const lab = await open();
  try {
    return await work(lab.engine, lab);
  } finally {
    await lab.engine.close();
  }
}

/**
 * A run by its number or the beginning of its id.
 * @throws LabError `not-found`, or `bad-request` when several ids begin like that.
 */
export async function findRun(engine: Engine, wanted: string): Promise<Run> {
  const { runs } = await engine.call('runs.list', {});
  const byNumber = /^\d+$/.test(wanted) ? runs.find(({ number }) => number === Number(wanted)) : undefined;
  if (byNumber !== undefined) return byNumber;
  const matches = wanted === '' ? [] : runs.filter(({ id }) => id.startsWith(wanted));
  const [first, second] = matches;
  if (first === undefined)
    throw new LabError('not-found', `There is no run "${wanted}". ${command('runs')} lists them.`);
  if (second !== undefined && first.id !== wanted)
    throw new LabError(
      'bad-request',
      `Several runs begin with "${wanted}": ${matches.map(({ id }) => id).join(', ')}.`,
    );
  return first;
}
