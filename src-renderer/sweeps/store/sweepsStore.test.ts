import type { Sweep, SweepPointState } from '@shared/api';
import { LabError } from '@shared/errors';
import { describe, expect, it, vi } from 'vitest';
import { fakeLab, runOf, settle } from '../../runs/testing/fakeLab';
import { sweepOf } from '../testing/sweeps';
import { createSweepsStore, openedSweep } from './sweepsStore';

function pointOf(number: number, status: 'running' | 'finished'): SweepPointState {
  return {
    position: number - 1,
    label: `${number}`,
    seed: 0,
    reused: false,
    run: runOf(number, { status, step: status === 'finished' ? 600 : 100 }),
  };
}

const spec = {
  name: 'a',
  axis: { kind: 'documents' as const, documents: [] },
  seeds: [0],
  metrics: ['m_o'],
};

function open(...sweeps: Sweep[]) {
  let points = [pointOf(1, 'finished'), pointOf(2, 'running')];
  const lab = fakeLab({
    'sweeps.list': () => ({ sweeps }),
    'sweeps.get': ({ id }) => ({ sweep: sweeps.find((one) => one.id === id)!, spec, points }),
    'sweeps.results': ({ metrics = [] }) => ({
      results: points
        .filter(({ run }) => run?.status === 'finished')
        .map(({ position, label, seed }) => ({
          position,
          label,
          seed,
          values: Object.fromEntries(metrics.map((metric) => [metric, position])),
        })),
    }),
    'runs.metrics': () => ({ series: [{ name: 'loss/entropy', steps: [], values: [] }] }),
  });
  const tell = vi.fn();
  const store = createSweepsStore(lab, tell);
  return {
    lab,
    tell,
    store,
    finishAll: () => {
      points = [pointOf(1, 'finished'), pointOf(2, 'finished')];
    },
  };
}

describe('the list of sweeps', () => {
  it('is read when the lab is reached, newest first, and follows events', async () => {
    const { lab, store } = open(sweepOf(1), sweepOf(3));
    lab.connect(true);
    lab.emit({ kind: 'sweep', sweep: sweepOf(1, { finished: 2 }) });
    await settle();
    lab.emit({ kind: 'sweep', sweep: sweepOf(4) });
    lab.emit({ kind: 'sweep-deleted', id: 'sweep-3' });
    expect(store.getState().sweeps.map(({ number, finished }) => [number, finished])).toEqual([
      [4, 0],
      [1, 2],
    ]);
  });
});

describe('the list of sweeps that is asked for again while it is being read', () => {
  it('is read again after that', async () => {
    const { lab, store } = open(sweepOf(1));
    const both = [store.getState().reload(), store.getState().reload()];
    lab.emit({ kind: 'sweep', sweep: sweepOf(3) });
    await both[0];
    expect(store.getState().sweeps.map(({ number }) => number)).toEqual([3, 1]);
    await both[1];
    expect(lab.calls.filter(({ name }) => name === 'sweeps.list')).toHaveLength(2);
  });
});

describe('the open sweep', () => {
  it('has its points, the metrics that it asked for, and the names of all others', async () => {
    const { store } = open(sweepOf(1));
    store.getState().open('sweep-1');
    await settle();
    expect(store.getState().opened).toMatchObject({
      state: 'ready',
      metrics: ['m_o'],
      names: ['loss/entropy'],
      results: [{ position: 0, values: { m_o: 0 } }],
    });
    expect(openedSweep(store.getState())?.number).toBe(1);
  });

  it('is live: progress by the events of its runs, results when one has finished', async () => {
    const { lab, store, finishAll } = open(sweepOf(1));
    store.getState().open('sweep-1');
    await settle();
    lab.emit({ kind: 'run', run: runOf(2, { status: 'running', step: 300 }) });
    expect(store.getState().opened?.points[1]?.run?.step).toBe(300);
    expect(lab.calls.filter(({ name }) => name === 'sweeps.results')).toHaveLength(1);
    finishAll();
    lab.emit({ kind: 'sweep', sweep: sweepOf(1, { finished: 2 }) });
    await settle();
    expect(store.getState().opened?.results).toHaveLength(2);
  });

  it('is read once more when it changed while it was being read', async () => {
    const { lab, store, finishAll } = open(sweepOf(1));
    store.getState().open('sweep-1');
    finishAll();
    lab.emit({ kind: 'sweep', sweep: sweepOf(1) });
    lab.emit({ kind: 'sweep', sweep: sweepOf(1) });
    await settle();
    await settle();
    expect(lab.calls.filter(({ name }) => name === 'sweeps.get')).toHaveLength(2);
    expect(store.getState().opened?.results).toHaveLength(2);
  });

  it('shows other metrics, and at least one', async () => {
    const { store } = open(sweepOf(1));
    store.getState().open('sweep-1');
    await settle();
    store.getState().choose(['loss/entropy']);
    await settle();
    store.getState().choose([]);
    expect(store.getState().opened).toMatchObject({
      metrics: ['loss/entropy'],
      results: [{ values: { 'loss/entropy': 0 } }],
    });
  });

  it('keeps the metrics that were chosen while others were being read', async () => {
    const { lab, store } = open(sweepOf(1));
    lab.answer({
      'runs.metrics': () => {
        store.getState().choose(['loss/entropy']);
        return { series: [{ name: 'loss/entropy', steps: [], values: [] }] };
      },
    });
    store.getState().open('sweep-1');
    await settle();
    await settle();
    expect(store.getState().opened).toMatchObject({
      metrics: ['loss/entropy'],
      results: [{ values: { 'loss/entropy': 0 } }],
    });
  });

  it('says why it cannot be read, and goes when it is deleted', async () => {
    const { lab, store } = open(sweepOf(1));
    lab.answer({
      'sweeps.get': () => {
        throw new LabError('internal', 'The engine is away.');
      },
    });
    store.getState().open('sweep-1');
    await settle();
    expect(store.getState().opened).toMatchObject({
      state: 'failed',
      error: { message: 'The engine is away.' },
    });
    lab.emit({ kind: 'sweep-deleted', id: 'sweep-1' });
    expect(store.getState().opened).toBeNull();
  });
});

describe('a sweep that the page remembers', () => {
  it('is closed when the engine does not know it any more', async () => {
    const { lab, store } = open();
    lab.answer({
      'sweeps.get': () => {
        throw new LabError('not-found', 'There is no sweep 1.');
      },
    });
    store.getState().open('sweep-1');
    await settle();
    expect(store.getState().opened).toBeNull();
  });
});

describe('starting a sweep', () => {
  const request = { spec, fresh: false };

  it('opens its results', async () => {
    const { lab, store } = open(sweepOf(2));
    lab.answer({ 'sweeps.start': () => ({ sweep: sweepOf(2) }) });
    expect(await store.getState().start(request)).toBe(true);
    expect(store.getState().opened?.id).toBe('sweep-2');
  });

  it('says why it was not taken', async () => {
    const { lab, store, tell } = open();
    lab.answer({
      'sweeps.start': () => {
        throw new LabError('bad-request', 'loss.temperature=-1: too small');
      },
    });
    expect(await store.getState().start(request)).toBe(false);
    expect(tell.mock.lastCall?.[1]).toMatchObject({ message: 'loss.temperature=-1: too small' });
    expect(store.getState().opened).toBeNull();
  });
});
