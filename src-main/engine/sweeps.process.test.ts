import type { CallInput, Sweep } from '@shared/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { Engine } from './engine';
import { nextEvent, scriptedDocument, scriptedEngine, startRun, untilRun } from './testing';

type Spec = CallInput<'sweeps.start'>['spec'];

/** Runs of 3 and 5 steps, with two seeds each. */
const short: Spec = {
  name: 'steps',
  axis: {
    kind: 'parameter',
    document: scriptedDocument('plain'),
    address: 'training.maxSteps',
    values: [3, 5],
  },
  seeds: [0, 1],
  metrics: ['m_o', 'train/loss', 'group/metric-1@0.5..1'],
};

/** A run that ends and two that do not. */
const mixed: Spec = {
  name: 'mixed',
  axis: {
    kind: 'documents',
    documents: [
      { label: 'short', document: scriptedDocument('plain', 3) },
      { label: 'endless', document: scriptedDocument('endless', 0) },
      { label: 'waiting', document: scriptedDocument('endless', 1_000_000) },
    ],
  },
  seeds: [0],
  metrics: ['m_o'],
};

describe('sweeps of an engine', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: Engine;
  beforeEach(() => {
    folder = temporaryFolder();
    engine = scriptedEngine(folder.path);
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  async function start(spec: Spec, fresh = false): Promise<Sweep> {
    return (await engine.call('sweeps.start', { spec, fresh })).sweep;
  }

  async function until(id: string, fits: (sweep: Sweep) => boolean): Promise<Sweep> {
    const coming = nextEvent(engine, (event) =>
      event.kind === 'sweep' && event.sweep.id === id && fits(event.sweep) ? event.sweep : undefined,
    );
    const { sweep } = await engine.call('sweeps.get', { id });
    return fits(sweep) ? sweep : coming;
  }

  const finished = (id: string) => until(id, ({ status }) => status === 'finished');

  async function statuses(id: string) {
    const { points } = await engine.call('sweeps.get', { id });
    return points.map(({ run }) => run?.status ?? null);
  }

  async function untilEndless(id: string) {
    const { points } = await engine.call('sweeps.get', { id });
    await untilRun(engine, points[1]!.run!.id, ({ step }) => step > 3);
    return points;
  }

  it('train one run per value and seed, all values with the first seed first', async () => {
    const sweep = await start(short);
    expect(sweep).toMatchObject({
      number: 1,
      address: 'training.maxSteps',
      labels: ['3', '5'],
      seeds: [0, 1],
      points: 4,
    });
    await finished(sweep.id);
    const { points } = await engine.call('sweeps.get', { id: sweep.id });
    expect(points.map(({ label, seed, run }) => [label, seed, run?.seed, run?.totalSteps])).toEqual([
      ['3', 0, 0, 3],
      ['5', 0, 0, 5],
      ['3', 1, 1, 3],
      ['5', 1, 1, 5],
    ]);
    expect(points[3]?.run?.name).toBe('steps: 5, seed 1');
    expect((await engine.call('runs.list', {})).runs).toHaveLength(4);
  });

  it('give the metrics of finished runs: the headline, the last tenth of a series, or a window of it', async () => {
    const { id } = await start(short);
    await finished(id);
    const { results } = await engine.call('sweeps.results', { id });
    // The scripted trainer measures step / 10 + 1 as group/metric-1; steps 3..5 of 5 lie in the last half.
    expect(results[1]).toMatchObject({
      label: '5',
      values: { m_o: 0.2, 'train/loss': -0.5, 'group/metric-1@0.5..1': expect.closeTo(1.4, 9) },
    });
    const { results: others } = await engine.call('sweeps.results', {
      id,
      metrics: ['projector/m_o', 'absent'],
    });
    expect(others[0]?.values).toEqual({ 'projector/m_o': 0.3 });
    await expect(engine.call('sweeps.results', { id, metrics: ['m_o@2..1'] })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  it('take finished runs of the same document and seed as they are, unless they shall be fresh', async () => {
    const first = await start(short);
    await finished(first.id);
    expect((await start(short)).id).toBe(first.id);
    const wider: Spec = { ...short, seeds: [1, 2] };
    const second = await start(wider);
    await finished(second.id);
    const { points } = await engine.call('sweeps.get', { id: second.id });
    expect(points.map(({ reused }) => reused)).toEqual([true, true, false, false]);
    expect((await engine.call('runs.list', {})).runs).toHaveLength(6);
    const third = await start(short, true);
    await finished(third.id);
    expect(third.id).not.toBe(first.id);
    expect((await engine.call('runs.list', {})).runs).toHaveLength(10);
  });

  it('let a run that is started by hand go first', async () => {
    const { id } = await start(mixed);
    await untilEndless(id);
    const byHand = await startRun(engine, 'plain', 3);
    const { points } = await engine.call('sweeps.get', { id });
    await engine.call('runs.stop', { id: points[1]!.run!.id });
    await untilRun(engine, byHand.id, ({ status }) => status === 'finished');
    await untilRun(engine, points[2]!.run!.id, ({ status }) => status === 'running');
  });

  it('stop with all that waits, and go on from there', async () => {
    const { id } = await start(mixed);
    const points = await untilEndless(id);
    await engine.call('sweeps.stop', { id });
    expect(await until(id, ({ status }) => status === 'incomplete')).toMatchObject({ finished: 1 });
    expect(await statuses(id)).toEqual(['finished', 'stopped', 'stopped']);
    await expect(engine.call('sweeps.stop', { id })).rejects.toMatchObject({ code: 'conflict' });
    await engine.call('sweeps.resume', { id });
    await nextEvent(engine, (event) => (event.kind === 'run' && event.run.status === 'running') || undefined);
    const after = await engine.call('sweeps.get', { id });
    expect(after.sweep).toMatchObject({ status: 'running', finished: 1 });
    expect(after.points.map(({ run }) => run?.id)).toEqual(points.map(({ run }) => run?.id));
  });

  it('survive the end of the engine: finished runs are kept, the others go on', async () => {
    const { id } = await start(mixed);
    const points = await untilEndless(id);
    await engine.close();
    engine = scriptedEngine(folder.path);
    expect(await statuses(id)).toEqual(['finished', 'interrupted', 'interrupted']);
    expect((await engine.call('sweeps.list', {})).sweeps).toMatchObject([{ id, status: 'incomplete' }]);
    // Asking for the same sweep again is the same as resuming it.
    expect((await start(mixed)).id).toBe(id);
    await untilRun(engine, points[1]!.run!.id, ({ status }) => status === 'running');
    await expect(engine.call('sweeps.resume', { id })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('make a deleted run again when they are resumed', async () => {
    const { id } = await start(short);
    const { runs } = await finished(id);
    await engine.call('runs.delete', { id: runs[0]! });
    expect(await statuses(id)).toEqual([null, 'finished', 'finished', 'finished']);
    await engine.call('sweeps.resume', { id });
    const { runs: again } = await finished(id);
    expect(again.slice(1)).toEqual(runs.slice(1));
    expect(again[0]).not.toBe(runs[0]);
  });

  it('go away with their own runs, but not with those of another sweep', async () => {
    const first = await start({ ...short, seeds: [0] });
    await finished(first.id);
    const second = await start(short);
    await finished(second.id);
    await engine.call('sweeps.delete', { id: second.id, runs: true });
    await expect(engine.call('sweeps.get', { id: second.id })).rejects.toMatchObject({ code: 'not-found' });
    const { runs } = await engine.call('runs.list', {});
    expect(runs.map(({ id }) => id).sort()).toEqual([...first.runs].sort());
    await engine.call('sweeps.delete', { id: first.id, runs: false });
    expect((await engine.call('runs.list', {})).runs).toHaveLength(2);
  });

  it('refuse an address and a value that do not fit before anything trains', async () => {
    const axis = { ...short.axis, address: 'training.rate' } as Spec['axis'];
    await expect(start({ ...short, axis })).rejects.toMatchObject({ code: 'bad-request' });
    const values = { ...short.axis, values: [3, -1] } as Spec['axis'];
    await expect(start({ ...short, axis: values })).rejects.toThrow('training.maxSteps=-1');
    expect((await engine.call('runs.list', {})).runs).toEqual([]);
    expect((await engine.call('sweeps.list', {})).sweeps).toEqual([]);
  });
});
