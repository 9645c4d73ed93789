import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftSchema } from '@shared/api';
import { LabError } from '@shared/errors';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedDocument } from '../engine/testing';
import { temporaryFolder } from '../testing/temporaryFolder';
import { migrate } from './migrate';
import { migrations } from './migrations';
import { openStore, type Store } from './store';

describe('the store', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'lab.sqlite');
  });
  afterEach(() => folder.remove());

  function withStore<Result>(work: (store: Store) => Result): Result {
    const store = openStore(file);
    try {
      return work(store);
    } finally {
      store.close();
    }
  }

  function newRun(store: Store) {
    const architecture = store.architectures.put(scriptedDocument('a'));
    return store.runs.create({ name: 'a', preset: null, architecture, seed: 0, trainsOn: 'local' });
  }

  function checkpoint(step: number) {
    const path = join(folder.path, 'runs', `${step}.safetensors`);
    return { kind: 'checkpoint', step, path, bytes: 4, sha256: '0' };
  }

  it('writes ahead, with foreign keys on, and keeps a run over a restart', () => {
    const made = withStore((store) => newRun(store));
    withStore((store) => expect(store.runs.list()).toEqual([made]));
    const database = new Database(file);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  it('applies migrations in order, each once, and refuses a newer database', () => {
    const database = new Database(file);
    const scripts = ['CREATE TABLE a (x)', 'ALTER TABLE a ADD COLUMN y'];
    migrate(database, { scripts: scripts.slice(0, 1) });
    migrate(database, { scripts });
    migrate(database, { scripts });
    expect(database.prepare('SELECT x, y FROM a').all()).toEqual([]);
    expect(() => migrate(database, { scripts: scripts.slice(0, 1) })).toThrow(/newer Collapse Lab/);
    database.close();
  });

  it('turns older sentences into codes, and keeps what they said as warnings', () => {
    const database = new Database(file);
    migrate(database, { scripts: migrations.slice(0, 1) });
    database.exec(`INSERT INTO architectures VALUES ('a', '{}', 0);
      INSERT INTO runs (id, name, architecture, status, phase, seed, created_at, execution) VALUES
        ('r1', 'One', 'a', 'finished', NULL, 0, 7, 'replay'),
        ('r2', 'Two', 'a', 'running', 'loading data', 0, 7, 'eager: replay needs TensorFlow')`);
    migrate(database);
    expect(database.prepare('SELECT execution, phase FROM runs ORDER BY number').raw().all()).toEqual([
      ['replay', null],
      ['eager', null],
    ]);
    expect(database.prepare('SELECT run, step, kind, text, at FROM marks').raw().all()).toEqual([
      [2, 0, 'warning', 'The step runs op by op: replay needs TensorFlow', 7],
    ]);
    database.close();
  });

  it('takes from older runs what was measured before their training, and leaves their curves', () => {
    const database = new Database(file);
    migrate(database, { scripts: migrations.slice(0, 3) });
    const numbers = '{"m_o":0.9,"knn_accuracy":0.3,"knn_accuracy_initial":0.3}';
    database.exec(`INSERT INTO architectures VALUES ('a', '{}', 0);
      INSERT INTO runs (id, name, architecture, status, seed, created_at, verdict, headline) VALUES
        ('r1', 'At once', 'a', 'stopped', 0, 7, '{}', '${numbers}'),
        ('r2', 'Probed', 'a', 'stopped', 0, 7, '{}', '${numbers}'),
        ('r3', 'Evaluated', 'a', 'finished', 0, 7, '{}', '${numbers}'),
        ('r4', 'Without initial', 'a', 'stopped', 0, 7, '{}', '{"m_o":0.9}');
      INSERT INTO metrics VALUES
        (1, 'z/m_o', 0, 0.9), (1, 'accuracy/knn', 0, 0.3),
        (2, 'z/m_o', 0, 0.9), (2, 'z/m_o', 5, 0.9), (2, 'accuracy/knn', 0, 0.3),
        (3, 'z/m_o', 5, 0.9), (3, 'accuracy/knn', 0, 0.3), (3, 'accuracy/knn', 9, 0.3),
        (4, 'z/m_o', 0, 0.9)`);
    migrate(database);
    const rows = database.prepare<[], [string | null, string]>(
      'SELECT verdict, headline FROM runs ORDER BY number',
    );
    expect(
      rows
        .raw()
        .all()
        .map(([verdict, headline]) => [verdict, JSON.parse(headline)]),
    ).toEqual([
      [null, { knn_accuracy_initial: 0.3 }],
      ['{}', { m_o: 0.9, knn_accuracy_initial: 0.3 }],
      ['{}', JSON.parse(numbers)],
      [null, {}],
    ]);
    expect(database.prepare('SELECT count(*) FROM metrics').pluck().get()).toBe(9);
    database.close();
  });

  it('rolls a broken migration back as a whole', () => {
    const database = new Database(file);
    expect(() => migrate(database, { scripts: ['CREATE TABLE a (x); CREATE TABLE a (x)'] })).toThrow();
    expect(database.pragma('user_version', { simple: true })).toBe(0);
    migrate(database, { scripts: ['CREATE TABLE a (x)'] });
    database.close();
  });

  it('says what to do with a file that is no database', () => {
    writeFileSync(file, 'no database '.repeat(500));
    expect(() => openStore(file)).toThrow(LabError);
    expect(() => openStore(file)).toThrow(/cannot be used: it is damaged.*npm run lab -- repair/);
  });

  it('changes the named fields of a run and no others, JSON fields too', () => {
    withStore((store) => {
      const { id, number } = newRun(store);
      const error = { code: 'loss-not-finite' as const, message: 'NaN', where: { node: 'loss' } };
      store.runs.change(id, { status: 'failed', error, headline: { m_o: 0.5 } });
      const changed = store.runs.change(id, { note: 'look again' });
      expect(changed).toMatchObject({
        number,
        status: 'failed',
        error,
        headline: { m_o: 0.5 },
        note: 'look again',
      });
      expect(store.runs.get(id)).toEqual(changed);
      expect(store.runs.change(id, { error: null }).error).toBeNull();
      expect(() => store.runs.change('r0', { note: '' })).toThrow(/There is no run "r0"/);
      expect(() => store.architectures.get('0'.repeat(64))).toThrow(
        /There is no architecture 000000000000\./,
      );
    });
  });

  it('gives numbers in order and never one again', () => {
    withStore((store) => {
      const [first, second] = [newRun(store), newRun(store)];
      store.runs.remove(second.id);
      const third = newRun(store);
      expect([first.number, second.number, third.number]).toEqual([1, 2, 3]);
      expect(store.runs.list().map(({ number }) => number)).toEqual([3, 1]);
    });
  });

  it('keeps a phase once, although a resumed run comes to its step again', () => {
    withStore((store) => {
      const { number } = newRun(store);
      const phase = { kind: 'phase', step: 5, text: 'sum weights 1 → 0', at: 1 } as const;
      for (const at of [1, 9]) store.marks.add(number, { ...phase, at });
      for (const at of [1, 9, 9]) store.marks.add(number, { ...phase, kind: 'resume', at });
      expect(store.marks.list(number).map(({ kind, at }) => [kind, at])).toEqual([
        ['phase', 1],
        ['resume', 1],
        ['resume', 9],
      ]);
    });
  });

  it('numbers the attempts of a run upwards, each with its place', () => {
    withStore((store) => {
      const [run, other] = [newRun(store).number, newRun(store).number];
      expect([run, run, other].map((number) => store.attempts.begin(number))).toEqual([1, 2, 1]);
      store.attempts.placed(run, 2, 'gpu-box, slot 1');
      expect(store.attempts.list(run)).toMatchObject([
        { attempt: 1, place: null },
        { attempt: 2, place: 'gpu-box, slot 1' },
      ]);
    });
  });

  it('takes everything of a run away with it', () => {
    withStore((store) => {
      const { id, number } = newRun(store);
      store.metrics.append(number, [{ name: 'a', step: 1, value: 2 }]);
      store.marks.add(number, { kind: 'pause', step: 1, text: 'Paused', at: 3 });
      store.artifacts.put(number, checkpoint(1));
      store.runs.remove(id);
      expect(store.metrics.names(number)).toEqual([]);
      expect(store.marks.list(number)).toEqual([]);
      expect(store.artifacts.list(number)).toEqual([]);
    });
  });

  it('finds checkpoints again after the data folder was moved', () => {
    const { id, number } = withStore((store) => {
      const run = newRun(store);
      for (const step of [20, 100, 60]) store.artifacts.put(run.number, checkpoint(step));
      store.artifacts.put(run.number, { ...checkpoint(60), bytes: 9 });
      return run;
    });
    const moved = temporaryFolder();
    cpSync(folder.path, moved.path, { recursive: true });
    const store = openStore(join(moved.path, 'lab.sqlite'));
    expect(store.runs.get(id).number).toBe(number);
    expect(store.artifacts.list(number).map(({ step, bytes }) => [step, bytes])).toEqual([
      [20, 4],
      [60, 9],
      [100, 4],
    ]);
    expect(store.artifacts.checkpoints(number)[0]?.path).toBe(join(moved.path, 'runs', '100.safetensors'));
    store.close();
    moved.remove();
  });

  it('does all of a transaction or none of it', () => {
    withStore((store) => {
      const fail = () =>
        store.transaction(() => {
          newRun(store);
          throw new Error('in the middle');
        });
      expect(fail).toThrow('in the middle');
      expect(store.runs.list()).toEqual([]);
      expect(() => store.metrics.append(99, [{ name: 'a', step: 1, value: 2 }])).toThrow(/FOREIGN KEY/);
    });
  });

  it('replaces a point that is written again, as a resumed run does', async () => {
    const store = openStore(file);
    const { number } = newRun(store);
    store.metrics.append(number, [{ name: 'a', step: 1, value: 2 }]);
    store.metrics.append(number, [{ name: 'a', step: 1, value: 3 }]);
    expect(await store.metrics.series(number, ['a'])).toEqual([{ name: 'a', steps: [1], values: [3] }]);
    store.close();
  });

  it('stores equal documents once, whatever the order of their fields', () => {
    withStore((store) => {
      const document = scriptedDocument('a');
      const reversed = Object.fromEntries(Object.entries(document).reverse());
      expect(store.architectures.put({ ...document, ...reversed })).toBe(store.architectures.put(document));
      expect(store.architectures.get(store.architectures.put(document))).toEqual(document);
    });
  });

  it('reads a long series in order, page by page, and takes its tail off', async () => {
    const store = openStore(file);
    const { number } = newRun(store);
    const steps = Array.from({ length: 25_000 }, (_, index) => index);
    store.metrics.append(
      number,
      steps.map((step) => ({ name: 'a', step, value: step * 2 })),
    );
    store.metrics.append(number, [{ name: 'b', step: 3, value: 0.1 }]);
    expect(store.metrics.names(number)).toEqual(['a', 'b']);
    const [a] = await store.metrics.series(number, ['a']);
    expect(a?.steps).toEqual(steps);
    expect(a?.values.at(-1)).toBe(49_998);
    store.metrics.removeAfter(number, 9);
    const [shorter, b] = await store.metrics.series(number, ['a', 'b'], 5);
    expect(shorter?.steps).toEqual([6, 7, 8, 9]);
    expect(b?.steps).toEqual([]);
    store.close();
  });

  it('reads a stretch of a series whole, with a point beyond either end, over several pages', async () => {
    const store = openStore(file);
    const { number } = newRun(store);
    const points = Array.from({ length: 41_000 }, (_, at) => ({ name: 'a', step: 10 * at, value: at / 7 }));
    store.metrics.append(number, [...points, { name: 'b', step: 5, value: 1 }]);
    const all = await store.metrics.span(number, 'a', 0, Number.MAX_SAFE_INTEGER);
    expect(all.steps).toEqual(points.map(({ step }) => step));
    expect(all.values).toEqual(points.map(({ value }) => value));
    expect(await store.metrics.span(number, 'a', 101, 119)).toMatchObject({ steps: [100, 110, 120] });
    expect((await store.metrics.span(number, 'a', -5, 10)).steps).toEqual([0, 10, 20]);
    expect((await store.metrics.span(number, 'none', 0, 10)).steps).toEqual([]);
    store.close();
  });

  it('thins spectra out evenly, keeps the last and takes the tail off', () => {
    withStore((store) => {
      const { number } = newRun(store);
      for (const step of [0, 10, 20, 30, 40]) store.spectra.put(number, 'projector', step, [step, 0.5]);
      expect(store.spectra.read(number, 'projector', 3)).toEqual({
        tap: 'projector',
        steps: [0, 20, 40],
        eigenvalues: [
          [0, 0.5],
          [20, 0.5],
          [40, 0.5],
        ],
      });
      store.spectra.removeAfter(number, 20);
      expect(store.spectra.read(number, 'projector', 100).steps).toEqual([0, 10, 20]);
      expect(store.spectra.read(number, 'predictor', 100).steps).toEqual([]);
    });
  });

  it('forgets a draft that no longer fits the schema', () => {
    withStore((store) => {
      store.settings.save('draft', { document: { format: 'older' }, savedAt: 1 });
      expect(store.settings.load('draft', draftSchema)).toBeUndefined();
    });
  });
});
