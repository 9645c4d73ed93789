import type { CallInput, CallOutput, EmbeddingSpace, RunMark } from '@shared/api';
import { LabError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { detailsOf, fakeLab, runOf, settle } from '../../runs/testing/fakeLab';
import type { ProjectionRequest } from '../layout/projection';
import { createEmbeddingStore, mostFrames } from './embeddingStore';

const run = runOf(1);

function embeddingOf({ step, space }: CallInput<'runs.embedding'>): CallOutput<'runs.embedding'> {
  const values = Buffer.from(Float32Array.of(step, 1, 2, 3).buffer).toString('base64');
  return { embedding: { step, space, dim: 2, labels: [0, 1], classNames: ['cat', 'dog'], values } };
}

const artifact = (kind: string, step: number) => ({
  kind,
  step,
  path: `/${kind}-${step}`,
  bytes: 1,
  sha256: '',
});

function runWith(steps: readonly number[]): CallOutput<'runs.get'> {
  const artifacts = steps.flatMap((step) => [artifact('embedding', step), artifact('checkpoint', step)]);
  return { ...detailsOf(run), artifacts };
}

/** A store over a fake engine, with a projector that says which requests it had and answers with their step. */
function open(steps: readonly number[]) {
  const requests: ProjectionRequest[] = [];
  const lab = fakeLab({
    'runs.get': () => runWith(steps),
    'runs.sample': () => ({ png: 'AAAA', columns: 32 }),
    'runs.embedding': embeddingOf,
  });
  const store = createEmbeddingStore(lab, async (request) => {
    requests.push(request);
    return { layout: Float64Array.of(request.vectors.values[0] ?? 0, 0, 0, 0), shares: [0.5, 0.25] };
  });
  return { lab, store, requests, laidOut: () => [...store.getState().frames.keys()] };
}

const checkpoint = (step: number): RunMark => ({ step, kind: 'checkpoint', text: 'Checkpoint', at: 0 });

describe('the embedding of a run', () => {
  it('is laid out from the last checkpoint back, each from its neighbour', async () => {
    const { store, requests, laidOut } = open([0, 20, 40]);
    await store.getState().open(run.id);
    expect(laidOut()).toEqual([40, 20, 0]);
    expect(requests.map(({ neighbour }) => neighbour?.[0] ?? null)).toEqual([null, 40, 20]);
    expect(store.getState().sample).toMatchObject({
      classNames: ['cat', 'dog'],
      labels: [0, 1],
      columns: 32,
    });
  });

  it('is laid out anew for another space or method, and not again for one that was looked at', async () => {
    const { lab, store, requests } = open([0, 20]);
    await store.getState().open(run.id);
    store.getState().choose({ space: 'backbone', method: 'umap' });
    await settle();
    store.getState().choose({ space: 'representation', method: 'pca' });
    await settle();
    expect(requests.map(({ method }) => method)).toEqual(['pca', 'pca', 'umap', 'umap']);
    const spaces: EmbeddingSpace[] = lab.calls.flatMap(({ name, input }) =>
      name === 'runs.embedding' ? [(input as CallInput<'runs.embedding'>).space] : [],
    );
    expect(spaces.filter((space) => space === 'backbone')).toHaveLength(2);
    expect(store.getState().frames.size).toBe(2);
  });

  it('ends the work for a choice that was left', async () => {
    const { store, requests } = open([0, 20, 40]);
    const opening = store.getState().open(run.id);
    await settle();
    const before = requests.length;
    store.getState().choose({ form: 'raw' });
    await opening;
    await settle();
    expect(requests.slice(before).every(({ form }) => form === 'raw')).toBe(true);
    expect(store.getState().frames.size).toBe(3);
  });

  it('takes in a checkpoint as it is written', async () => {
    const { lab, store, laidOut } = open([0, 20]);
    await store.getState().open(run.id);
    lab.answer({ 'runs.get': () => runWith([0, 20, 40]) });
    lab.emit({ kind: 'mark', id: run.id, mark: checkpoint(40) });
    await settle();
    expect(store.getState().steps).toEqual([0, 20, 40]);
    expect(laidOut()).toEqual([20, 0, 40]);
  });

  it('shows the untrained network as soon as training begins, asking for it once', async () => {
    const { lab, store, laidOut } = open([]);
    await store.getState().open(run.id);
    const training = { ...run, status: 'running', activity: 'training' } as const;
    lab.emit({ kind: 'run', run: training });
    lab.emit({ kind: 'run', run: training });
    await settle();
    expect(lab.calls.filter(({ name }) => name === 'runs.get')).toHaveLength(2);
    await store.getState().open(null);
    await store.getState().open(run.id);
    lab.answer({ 'runs.get': () => runWith([0]) });
    lab.emit({ kind: 'run', run: training });
    await settle();
    expect(laidOut()).toEqual([0]);
  });

  it('does not ask for other runs’ checkpoints', async () => {
    const { lab, store } = open([0]);
    await store.getState().open(run.id);
    const before = lab.calls.length;
    lab.emit({ kind: 'mark', id: 'another', mark: checkpoint(40) });
    await settle();
    expect(lab.calls).toHaveLength(before);
  });

  it('is thinned out for long runs, and says of how many', async () => {
    const { store } = open(Array.from({ length: 150 }, (_, index) => index * 10));
    await store.getState().open(run.id);
    const { steps, kept } = store.getState();
    expect(kept).toBe(150);
    expect(steps.length).toBeLessThanOrEqual(mostFrames);
    expect(steps.at(-1)).toBe(1490);
  });

  it('knows a run with checkpoints but no embedding from one without either', async () => {
    const { lab, store } = open([]);
    lab.answer({ 'runs.get': () => ({ ...detailsOf(run), artifacts: [artifact('checkpoint', 20)] }) });
    await store.getState().open(run.id);
    expect(store.getState()).toMatchObject({ state: 'ready', kept: 0, checkpoints: 1, sample: null });
  });

  it('says what went wrong, and reads again when asked to', async () => {
    const { lab, store } = open([0]);
    lab.answer({
      'runs.sample': () => {
        throw new LabError('not-found', 'Run 1 has no sample of images.');
      },
    });
    await store.getState().open(run.id);
    expect(store.getState()).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
    lab.answer({ 'runs.sample': () => ({ png: 'AAAA', columns: 32 }) });
    await store.getState().retry();
    expect(store.getState()).toMatchObject({ state: 'ready', error: null });
  });

  it('can be laid out by another method where one fails', async () => {
    const { lab, requests } = open([0, 20]);
    const store = createEmbeddingStore(lab, async (request) => {
      requests.push(request);
      if (request.method === 'pca') throw new LabError('internal', 'It has no plane.');
      return { layout: Float64Array.of(0, 0, 0, 0), shares: null };
    });
    await store.getState().open(run.id);
    expect(store.getState()).toMatchObject({ state: 'failed', error: { message: 'It has no plane.' } });
    store.getState().choose({ method: 'umap' });
    await settle();
    expect(store.getState()).toMatchObject({ state: 'ready', error: null });
    expect(store.getState().frames.size).toBe(2);
  });

  it('forgets a run when another is opened', async () => {
    const { store } = open([0, 20]);
    await store.getState().open(run.id);
    store.getState().show(0);
    store.getState().isolate(1);
    await store.getState().open(null);
    expect(store.getState()).toMatchObject({
      run: null,
      steps: [],
      sample: null,
      step: null,
      isolated: null,
    });
  });

  it('follows the last checkpoint again when that is chosen', async () => {
    const { store } = open([0, 20]);
    await store.getState().open(run.id);
    store.getState().show(0);
    expect(store.getState().step).toBe(0);
    store.getState().show(20);
    expect(store.getState().step).toBeNull();
  });
});
