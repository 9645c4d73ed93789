import type { MetricPoint, MetricSeries } from '@shared/api';
import { LabError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { detailsOf, fakeLab, runOf, settle } from '../testing/fakeLab';
import { createMetricsStore } from './metricsStore';

const name = 'projector/m_o';

function open(steps: readonly number[] = []) {
  let stored: readonly number[] = steps;
  const lab = fakeLab({
    'runs.metrics': ({ afterStep = -1 }) => ({
      series: [seriesAt(stored.filter((step) => step > afterStep))],
    }),
    'runs.get': ({ id }) => detailsOf(runOf(Number(id.slice(4)))),
  });
  const store = createMetricsStore(lab);
  return {
    lab,
    store,
    put: (all: readonly number[]) => {
      stored = all;
    },
    steps: (id = 'run-1') => store.getState().histories.get(id)?.series.get(name)?.steps,
  };
}

const seriesAt = (steps: readonly number[]): MetricSeries => ({
  name,
  steps: [...steps],
  values: steps.map((step) => step / 100),
});
const points = (...steps: number[]): MetricPoint[] =>
  steps.map((step) => ({ name, step, value: step / 100 }));

describe('the curves of a run', () => {
  it('are read once', async () => {
    const { lab, store, steps } = open([0, 10]);
    await Promise.all([store.getState().load('run-1'), store.getState().load('run-1')]);
    await store.getState().load('run-1');
    expect(steps()).toEqual([0, 10]);
    expect(lab.calls.filter((call) => call.name === 'runs.metrics')).toHaveLength(1);
  });

  it('grow by events in order', async () => {
    const { lab, store, steps } = open([0, 10]);
    await store.getState().load('run-1');
    lab.emit({ kind: 'metrics', id: 'run-1', points: points(20, 30) });
    lab.emit({ kind: 'metrics', id: 'run-1', points: points(40) });
    expect(steps()).toEqual([0, 10, 20, 30, 40]);
  });

  it('take each point once when events come while they are being read', async () => {
    const { lab, store, steps } = open([0, 10, 20]);
    const loading = store.getState().load('run-1');
    lab.emit({ kind: 'metrics', id: 'run-1', points: points(10, 20) });
    lab.emit({ kind: 'metrics', id: 'run-1', points: points(30) });
    await loading;
    expect(steps()).toEqual([0, 10, 20, 30]);
  });

  it('are not kept of runs that nobody looked at', () => {
    const { lab, store } = open();
    lab.emit({ kind: 'metrics', id: 'run-2', points: points(0) });
    expect(store.getState().histories.size).toBe(0);
  });

  it('fill the gap after a lost connection without duplicates', async () => {
    const { lab, store, put, steps } = open([0, 10, 20]);
    await store.getState().load('run-1');
    lab.connect(false);
    put([0, 10, 20, 30, 40]);
    lab.connect(true);
    await settle();
    expect(steps()).toEqual([0, 10, 20, 30, 40]);
    expect(lab.calls.findLast((call) => call.name === 'runs.metrics')?.input).toEqual({
      id: 'run-1',
      afterStep: 19,
    });
  });

  it('are read afresh when the run starts again from a checkpoint', async () => {
    const { lab, store, put, steps } = open([0, 10, 20]);
    await store.getState().load('run-1');
    put([0, 10]);
    lab.emit({ kind: 'run', run: runOf(1, { status: 'starting', activity: 'starting' }) });
    await settle();
    expect(steps()).toEqual([0, 10]);
  });

  it('say why they could not be read, and can be tried again', async () => {
    const { lab, store, steps } = open([0]);
    const working = () => ({ series: [seriesAt([0, 10])] });
    lab.answer({
      'runs.metrics': () => {
        throw new LabError('internal', 'The engine is gone.');
      },
    });
    await store.getState().load('run-1');
    expect(store.getState().histories.get('run-1')).toMatchObject({
      state: 'failed',
      error: { message: 'The engine is gone.' },
    });
    lab.answer({ 'runs.metrics': working });
    await store.getState().retry('run-1');
    expect(store.getState().histories.get('run-1')?.state).toBe('ready');
    expect(steps()).toEqual([0, 10]);
  });

  it('go with their run', async () => {
    const { lab, store } = open([0]);
    await store.getState().load('run-1');
    lab.emit({ kind: 'run-deleted', id: 'run-1' });
    expect(store.getState().histories.has('run-1')).toBe(false);
  });
});

describe('the marks of a run', () => {
  it('come with its curves and by events, each once', async () => {
    const { lab, store } = open([0]);
    const checkpoint = { step: 200, kind: 'checkpoint', text: 'Checkpoint', at: 5 } as const;
    lab.answer({ 'runs.get': () => ({ ...detailsOf(runOf(1)), marks: [checkpoint] }) });
    await store.getState().load('run-1');
    lab.emit({ kind: 'mark', id: 'run-1', mark: checkpoint });
    lab.emit({ kind: 'mark', id: 'run-1', mark: { ...checkpoint, step: 400 } });
    expect(
      store
        .getState()
        .histories.get('run-1')
        ?.marks.map(({ step }) => step),
    ).toEqual([200, 400]);
  });
});
