import type { ComparedRun, ComparisonSelection } from '@shared/api';
import { LabError } from '@shared/errors';
import type { Engine } from '../../engine';
import { command } from '../output/words';
import { findRun } from './withLab';

/** How the command line says what is compared. */
export interface SelectionOptions {
  readonly sweep: readonly string[];
  readonly where?: string;
  readonly by?: string;
  readonly seeds?: boolean;
  readonly baseline?: string;
  readonly set?: string;
}

/** A sweep by its number or its id. @throws LabError `not-found` */
async function sweepId(engine: Engine, wanted: string): Promise<string> {
  const { sweeps } = await engine.call('sweeps.list', {});
  const found = sweeps.find(({ id, number }) => id === wanted || String(number) === wanted);
  if (found !== undefined) return found.id;
  throw new LabError('not-found', `There is no sweep "${wanted}". ${command('sweeps')} lists them.`);
}

async function savedSelection(engine: Engine, name: string): Promise<ComparisonSelection> {
  const { sets } = await engine.call('comparisons.sets', {});
  const found = sets.find((set) => set.name === name);
  if (found !== undefined) return found.selection;
  const others = sets.map((set) => set.name).join(', ');
  const hint = others === '' ? '--save NAME keeps one.' : `There is: ${others}.`;
  throw new LabError('not-found', `There is no saved comparison "${name}". ${hint}`);
}

/** What the command line asks for, on top of the set that it names. */
export async function selectionOf(
  engine: Engine,
  wanted: readonly string[],
  { set, sweep, where, by, seeds, baseline }: SelectionOptions,
): Promise<ComparisonSelection> {
  const saved = set === undefined ? undefined : await savedSelection(engine, set);
  const runs = [...(saved?.runs ?? [])];
  for (const one of wanted) runs.push((await findRun(engine, one)).id);
  const sweeps = [...(saved?.sweeps ?? [])];
  for (const one of sweep) sweeps.push(await sweepId(engine, one));
  return {
    runs,
    sweeps,
    where: where ?? saved?.where ?? null,
    by: by ?? (seeds ? 'experiment' : (saved?.by ?? 'run')),
    baseline: baseline === undefined ? (saved?.baseline ?? null) : (await findRun(engine, baseline)).id,
  };
}

/**
 * The runs of a selection; says on standard error which are gone.
 * @throws LabError `bad-request` of fewer than two runs, and where the baseline is none of them
 */
export async function comparedRuns(
  engine: Engine,
  selection: ComparisonSelection,
  baseline: string | undefined,
): Promise<[ComparedRun, ...ComparedRun[]]> {
  const { runs, missing } = await engine.call('comparisons.read', selection);
  if (missing.length > 0) process.stderr.write(`There is no longer: ${missing.join(', ')}.\n`);
  const [first, ...rest] = runs;
  if (first === undefined)
    throw new LabError('bad-request', 'A comparison needs two different runs or more.');
  if (baseline !== undefined && runs.every(({ run }) => run.id !== selection.baseline))
    throw new LabError(
      'bad-request',
      `Run ${baseline} is the baseline and none of the runs that are compared.`,
    );
  return [first, ...rest];
}
