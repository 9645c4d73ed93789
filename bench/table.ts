import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPreset } from '@shared/presets';
import { parseField, parseFilter } from '@shared/runTable';
import { dataLayout } from '../src-main/environment/folders';
import { openStore, type Store } from '../src-main/store';

/** A store as a year of sweeps leaves it. */
export const tableSize = { runs: 10_000, series: 30, points: 10 } as const;

const repeats = 40;
const rowsShown = 200;
/** Milliseconds of the issue: opening in 500, filters and sorts in 100, at the 95th percentile. */
const aim = { open: 500, other: 100 } as const;

export interface TableReport {
  readonly runs: number;
  readonly metricRows: number;
  /** Milliseconds at the 95th percentile, by question. */
  readonly p95: Readonly<Record<string, number>>;
  readonly aim: typeof aim;
}

/** Numbers that repeat from run to run of the bench. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; state = (state * 48_271) % 2_147_483_647) yield state / 2_147_483_647;
}

/** Fills a store with runs of SimSiam at several base rates, seeds and outcomes, each with its series. */
export function fillStore(store: Store, { runs, series, points }: typeof tableSize = tableSize): void {
  const document = findPreset('simsiam').build('small');
  const draw = numbers();
  const names = Array.from({ length: series }, (_, at) =>
    at === 0 ? 'accuracy/knn' : `projector/measure_${at}`,
  );
  const verdicts = ['healthy', 'partial', 'collapsed'] as const;
  const block = 100;
  for (let first = 0; first < runs; first += block)
    store.transaction(() => {
      for (let at = first; at < Math.min(runs, first + block); at += 1) {
        const training = {
          ...document.training,
          seed: at % 5,
          baseRate: 0.1 * (1 + (Math.floor(at / 5) % 20)),
        };
        const architecture = store.architectures.put({ ...document, training });
        const run = store.runs.create({
          name: `Run ${at % 997}`,
          preset: 'simsiam',
          architecture,
          seed: at % 5,
          trainsOn: 'local',
        });
        store.metrics.append(
          run.number,
          names.flatMap((name) =>
            Array.from({ length: points }, (_, step) => ({ name, step: 1 + step, value: draw.next().value })),
          ),
        );
        if (at % 4 === 0) store.labels.change([run.number], { addTags: ['ablation'] });
        const m_o = draw.next().value;
        store.runs.change(run.id, {
          ...{ status: 'finished', step: points, totalSteps: points, primaryTap: 'projector' },
          headline: { m_o, m_r: draw.next().value, knn_accuracy: draw.next().value },
          verdict: {
            verdict: verdicts[Math.floor(m_o * 3)] ?? 'healthy',
            tap: 'projector',
            reasons: [],
            taps: [],
          },
        });
      }
    }, false);
}

/** Fills a data folder, for a window to show. */
export function fillFolder(folder: string): void {
  const store = openStore(dataLayout(folder).database);
  fillStore(store);
  store.close();
}

const columns = [
  'name',
  'verdict',
  'seed',
  'training.baseRate',
  'm_o',
  'm_r',
  'knn_accuracy',
  'accuracy/knn@best',
  'made',
];

interface Question {
  readonly where?: string;
  readonly sort?: readonly string[];
}

const questions: Readonly<Record<string, Question>> = {
  open: {},
  'filter by verdict and parameter': { where: 'verdict = collapsed and training.baseRate > 1' },
  'filter by tag and text': { where: 'tag: ablation and 42' },
  'filter by best': { where: 'accuracy/knn@best > 0.9' },
  'filter by a step': { where: 'accuracy/knn@5 > 0.9' },
  'sort by metric': { sort: ['-accuracy/knn@best'] },
  'sort by three': { sort: ['training.baseRate', '-m_o', 'name'] },
};

function ask(store: Store, { where = '', sort = [] }: Question): void {
  const known = store.runTable.vocabulary();
  const field = (name: string) => {
    const found = parseField(name, known);
    if (found === undefined) throw new Error(`The store of the bench has no ${name}`);
    return found;
  };
  store.runTable.page({
    where: parseFilter(where, known),
    sort: sort.map((name) => ({ field: field(name.replace(/^-/, '')), descending: name.startsWith('-') })),
    columns: columns.map(field),
    limit: rowsShown,
    after: undefined,
  });
}

function percentile95(work: () => void): number {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.ceil(0.95 * repeats) - 1] ?? Number.NaN;
}

/** Asks a filled store what the table asks, as the engine does it: filter, order, page and its cells. */
export function measureTable(say: (text: string) => void): TableReport {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-bench-'));
  try {
    const file = join(folder, 'lab.sqlite');
    const { runs, series, points } = tableSize;
    say(`table: making ${runs} runs with ${runs * series * points} metric rows`);
    const filled = openStore(file);
    fillStore(filled);
    filled.close();
    const store = openStore(file);
    const measured = Object.entries(questions).map(([name, question]) => [
      name,
      percentile95(() => ask(store, question)),
    ]);
    const known = store.runTable.vocabulary();
    const [rate, best] = ['training.baseRate', 'accuracy/knn@best'].map((name) => parseField(name, known));
    if (rate === undefined || best === undefined) throw new Error('The store of the bench has no base rate');
    const groups = percentile95(() => void store.runTable.groups(undefined, rate, [best]));
    store.close();
    return {
      ...{ runs, metricRows: runs * series * points, aim },
      p95: Object.fromEntries([...measured, ['group by parameter', groups]]),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function formatTable({ runs, metricRows, p95 }: TableReport): string {
  const lines = Object.entries(p95).map(
    ([name, time]) =>
      `  ${name.padEnd(34)} ${time.toFixed(1).padStart(7)} ms   aim ${name === 'open' ? aim.open : aim.other} ms`,
  );
  return [`Table of ${runs} runs, ${metricRows} metric rows, 95th percentile`, ...lines].join('\n');
}
