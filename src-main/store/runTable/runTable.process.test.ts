import { join } from 'node:path';
import { findPreset } from '@shared/presets';
import { parseField, parseFilter } from '@shared/runTable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { openStore, type Store } from '../store';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = openStore(join(folder.path, 'lab.sqlite'));
});
afterEach(() => {
  store.close();
  folder.remove();
});

const simsiam = findPreset('simsiam').build('small');

interface Made {
  readonly seed: number;
  readonly baseRate?: number;
  readonly m_o?: number;
  readonly std?: readonly (readonly [step: number, value: number])[];
}

/** A finished run of ten steps. */
function made({ seed, baseRate = 0.2, m_o, std = [] }: Made): number {
  const document = { ...simsiam, training: { ...simsiam.training, seed, baseRate } };
  const architecture = store.architectures.put(document);
  const run = store.runs.create({
    name: `Rate ${baseRate}`,
    preset: 'simsiam',
    architecture,
    seed,
    trainsOn: 'local',
  });
  store.metrics.append(
    run.number,
    std.map(([step, value]) => ({ name: 'projector/std', step, value })),
  );
  store.runs.change(run.id, {
    ...{ status: 'finished', step: 10, totalSteps: 10, primaryTap: 'projector' },
    ...(m_o === undefined ? {} : { headline: { m_o } }),
  });
  return run.number;
}

function field(name: string) {
  const found = parseField(name, store.runTable.vocabulary());
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}

function pageOf(
  where: string,
  sort: readonly string[] = [],
  limit = 100,
  after?: (string | number | null)[],
) {
  return store.runTable.page({
    where: parseFilter(where, store.runTable.vocabulary()),
    sort: sort.map((name) => ({ field: field(name.replace('-', '')), descending: name.startsWith('-') })),
    columns: [],
    limit,
    after,
  });
}
const numbers = (where: string, sort?: readonly string[]) =>
  pageOf(where, sort).rows.map(({ number }) => number);

describe('the table of runs', () => {
  it('filters by parameters, numbers, tags and text, and what is missing is neither more nor less', () => {
    const [a, b, c] = [
      made({ seed: 0, m_o: 0.1 }),
      made({ seed: 1, baseRate: 0.4, m_o: 0.9 }),
      made({ seed: 2 }),
    ];
    store.labels.change([b], { addTags: ['Ablation'] });
    expect(numbers('training.baseRate > 0.3')).toEqual([b]);
    expect(numbers('m_o > 0')).toEqual([b, a]);
    expect(numbers('m_o = none')).toEqual([c]);
    expect(numbers('not m_o > 0.5')).toEqual([c, a]);
    expect(numbers('tag: ablation')).toEqual([b]);
    expect(numbers('tag != ablation and rate')).toEqual([c, a]);
    expect(numbers('training.optimizer > 5')).toEqual([]);
    expect(numbers(`name = "x' OR 1 = 1 --"`)).toEqual([]);
    expect(numbers('name: 100%')).toEqual([]);
  });

  it('pages in any order without losing or repeating a run, those without a value last', () => {
    const values = [3, undefined, 1, 3, undefined, 2, 1];
    const all = values.map((m_o, seed) => made({ seed: seed % 3, ...(m_o === undefined ? {} : { m_o }) }));
    for (const sort of [[], ['m_o'], ['-m_o', 'seed'], ['seed', '-m_o']]) {
      const whole = numbers('', sort);
      const paged: number[] = [];
      let after: (string | number | null)[] | undefined;
      do {
        const page = pageOf('', sort, 2, after);
        paged.push(...page.rows.map(({ number }) => number));
        expect(page.total).toBe(all.length);
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(paged).toEqual(whole);
      expect([...whole].sort()).toEqual([...all].sort());
    }
    expect(numbers('', ['m_o'])).toEqual([7, 3, 6, 4, 1, 5, 2]);
  });

  it('says of a metric the last tenth, the last, the best and any step, each with its step', () => {
    made({
      seed: 0,
      std: [
        [0, 9],
        [4, 0.2],
        [9, 0.4],
        [10, 0.6],
      ],
    });
    const names = ['projector/std', 'projector/std@last', 'projector/std@4'];
    const { rows } = store.runTable.page({
      where: undefined,
      sort: [],
      columns: names.map(field),
      limit: 1,
      after: undefined,
    });
    expect(rows[0]?.cells).toEqual([0.5, 0.6, 0.2]);
    expect(rows[0]?.steps).toEqual([10, 10, 4]);
  });

  it('forgets the extremes of steps that are trained again', () => {
    const run = made({
      seed: 0,
      std: [
        [1, 0.2],
        [5, 0.9],
      ],
    });
    store.metrics.removeAfter(run, 3);
    expect(numbers('projector/std@last = 0.2')).toEqual([run]);
    store.metrics.removeAfter(run, 0);
    expect(store.runTable.vocabulary().series).toEqual([]);
  });

  it('groups runs with mean, deviation and count over seeds, and experiments by everything but the seed', () => {
    for (const [seed, m_o] of [1, 2, 3].entries()) made({ seed, m_o });
    made({ seed: 0, baseRate: 0.4, m_o: 7 });
    const groups = store.runTable.groups(undefined, field('training.baseRate'), [field('m_o')]);
    expect(groups).toEqual([
      { key: 0.2, runs: 3, seeds: 3, cells: [{ mean: 2, std: 1, count: 3 }] },
      { key: 0.4, runs: 1, seeds: 1, cells: [{ mean: 7, std: 0, count: 1 }] },
    ]);
    const runsOf = (by: string) => store.runTable.groups(undefined, field(by), []).map(({ runs }) => runs);
    expect(runsOf('experiment').sort()).toEqual([1, 3]);
    expect(runsOf('architecture')).toEqual([4]);
    const columns = ['seed', 'training.optimizer', 'm_o'].map(field);
    expect(store.runTable.distinct(undefined, columns)).toEqual([2, 1, 2]);
  });
});
