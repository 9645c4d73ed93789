import {
  type ComparedRun,
  type ComparisonSelection,
  type ComparisonSet,
  type CurveLine,
  comparisonSetSchema,
  mostCompared,
  type Run,
  type RunCell,
} from '@shared/api';
import { type Curve, type CurveRequest, curveOf, type Points } from '@shared/curve';
import { LabError } from '@shared/errors';
import type { Field, Filter } from '@shared/runTable';
import { z } from 'zod';
import type { Store } from '../../store';
import type { EngineContext } from './context';
import type { Handlers } from './dispatch';
import { fieldOf, filterOf } from './runTableHandlers';

type ComparisonHandlers = Pick<Handlers, Extract<keyof Handlers, `comparisons.${string}`>>;

const savedSchema = z.array(comparisonSetSchema);

/** The table's rows of a filter, one more than can be compared. */
function rowsOf(store: Store, where: Filter | undefined, columns: readonly Field[]) {
  return store.runTable.page({ where, sort: [], columns, limit: mostCompared + 1, after: undefined });
}

/** Ids in the order of the selection, each once, with those of runs and sweeps that are gone. */
function idsOf(store: Store, { runs, sweeps, where }: ComparisonSelection) {
  const missing: string[] = [];
  const ids = new Set<string>();
  const take = (id: string, found: () => readonly string[]) => {
    try {
      for (const one of found()) ids.add(one);
    } catch (thrown) {
      if (!(thrown instanceof LabError) || thrown.code !== 'not-found') throw thrown;
      missing.push(id);
    }
  };
  for (const id of runs) take(id, () => [store.runs.get(id).id]);
  for (const id of sweeps) take(id, () => store.sweeps.get(id).runs);
  if (where === null) return { ids: [...ids], missing, total: ids.size };
  const page = rowsOf(store, filterOf(where, store.runTable.vocabulary()), []);
  const more = page.rows.filter(({ id }) => !ids.has(id)).sort((a, b) => a.number - b.number);
  for (const { id } of more) ids.add(id);
  return { ids: [...ids], missing, total: ids.size + page.total - page.rows.length };
}

/** Each run's value of the field that makes the columns, by its number. */
function groupsOf(store: Store, runs: readonly Run[], by: string): ReadonlyMap<number, RunCell> {
  if (by === 'run' || by === 'experiment') return new Map();
  const field = fieldOf(by, store.runTable.vocabulary());
  const parts = runs.map(
    ({ number }): Filter => ({
      kind: 'compare',
      field: { kind: 'fact', name: 'run' },
      operator: '=',
      value: number,
    }),
  );
  const { rows } = rowsOf(store, { kind: 'or', parts }, [field]);
  return new Map(rows.map(({ number, cells }) => [number, cells[0] ?? null]));
}

function read(store: Store, selection: ComparisonSelection): { runs: ComparedRun[]; missing: string[] } {
  const { ids, missing, total } = idsOf(store, selection);
  if (total > mostCompared)
    throw new LabError(
      'bad-request',
      `The comparison would be of ${total} runs, and at most ${mostCompared} stand side by side. Choose fewer, or narrow the filter.`,
    );
  if (ids.length < 2) {
    const gone = missing.length === 0 ? '' : ` There is no longer: ${missing.join(', ')}.`;
    throw new LabError('bad-request', `A comparison needs two different runs or more.${gone}`);
  }
  const runs = ids.map((id) => store.runs.get(id));
  const groups = groupsOf(store, runs, selection.by);
  const compared = runs.map((run) => ({
    run,
    document: store.architectures.get(run.architecture),
    data: store.runData.get(run.number),
    group: groups.get(run.number) ?? null,
    names: store.metrics.names(run.number),
  }));
  return { runs: compared, missing };
}

/** Reads no more of a series than is drawn, but for a moving average, which is over all that came before. */
async function curve(
  store: Store,
  { series, range }: CurveLine,
  request: Omit<CurveRequest, 'range'>,
): Promise<Curve> {
  const [from, to] = range ?? [0, Number.MAX_SAFE_INTEGER];
  const points: Points[] = [];
  for (const { run, name } of series) {
    const { number } = store.runs.get(run);
    points.push(await store.metrics.span(number, name, request.smoothing > 0 ? 0 : from, to));
  }
  return curveOf(points, { ...request, range });
}

/** What is compared, and the sets of it that are kept. */
export function comparisonHandlers({ store }: EngineContext): ComparisonHandlers {
  const load = (): ComparisonSet[] => store.settings.load('comparisons', savedSchema) ?? [];
  const keep = (sets: readonly ComparisonSet[]) => {
    const sorted = [...sets].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    store.settings.save('comparisons', sorted);
    return { sets: sorted };
  };
  return {
    'comparisons.read': (selection) => read(store, selection),
    'comparisons.curves': async ({ lines, ...request }) => {
      const curves: Curve[] = [];
      for (const line of lines) curves.push(await curve(store, line, request));
      return { curves };
    },
    'comparisons.sets': () => ({ sets: load() }),
    'comparisons.save': (set) => keep([...load().filter(({ name }) => name !== set.name), set]),
    'comparisons.forget': ({ name }) => {
      const sets = load();
      if (sets.every((set) => set.name !== name))
        throw new LabError('not-found', `There is no saved comparison "${name}".`);
      return keep(sets.filter((set) => set.name !== name));
    },
  };
}
