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
  const runs = await candidates(engine, wanted);
  const byNumber = runs.find(({ number }) => String(number) === wanted);
  const matches = byNumber === undefined ? runs.filter(({ id }) => id.startsWith(wanted)) : [byNumber];
  const [first, second] = matches;
  if (first === undefined)
    throw new LabError('not-found', `There is no run "${wanted}". ${command('runs')} lists them.`);
  if (second !== undefined && first.id !== wanted)
    throw new LabError(
      'bad-request',
      `Several runs begin with "${wanted}": ${matches.map(({ id }) => id).join(', ')}.`,
    );
  return (await engine.call('runs.get', { id: first.id })).run;
}

/** Runs whose number or id may be the one that is wanted, asked for in the database: there may be thousands. */
async function candidates(engine: Engine, wanted: string) {
  if (!/^[a-z0-9]+$/.test(wanted)) return [];
  const number = /^\d{1,15}$/.test(wanted) ? `run = ${Number(wanted)} or ` : '';
  const where = `(${number}id: "${wanted}") and (archived = yes or archived = no)`;
  return (await engine.call('runs.query', { where, columns: [], limit: 1_000 })).rows;
}
