import { LabError } from '@shared/errors';
import { describe, expect, it, vi } from 'vitest';
import { detailsOf, documentOf, fakeLab, runOf, settle } from '../testing/fakeLab';
import { activeRun, controlledRun, createRunsStore } from './runsStore';

function open(...numbers: number[]) {
  const lab = fakeLab({
    'runs.list': () => ({ runs: numbers.map((number) => runOf(number)) }),
    'runs.get': ({ id }) => detailsOf(runOf(Number(id.slice(4)))),
  });
  const canvas = { viewRun: vi.fn(), leaveRun: vi.fn(), openDocument: vi.fn(), tell: vi.fn() };
  const store = createRunsStore(lab, canvas);
  return { lab, canvas, store };
}

describe('the list of runs', () => {
  it('is read when the lab is reached, newest first', async () => {
    const { lab, store } = open(1, 3, 2);
    expect(store.getState().loaded).toBe(false);
    lab.connect(true);
    await settle();
    expect(store.getState().runs.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(store.getState().loaded).toBe(true);
  });

  it('follows events', async () => {
    const { lab, store } = open(1);
    lab.connect(true);
    await settle();
    lab.emit({ kind: 'run', run: runOf(2, { status: 'running', step: 10 }) });
    lab.emit({ kind: 'run', run: runOf(2, { status: 'running', step: 20 }) });
    lab.emit({ kind: 'run-deleted', id: 'run-1' });
    expect(store.getState().runs.map(({ id, step }) => [id, step])).toEqual([['run-2', 20]]);
  });

  it('keeps what events said while it was being read', async () => {
    const { lab, store } = open(1);
    lab.connect(true);
    lab.emit({ kind: 'run', run: runOf(1, { status: 'running', step: 30 }) });
    await settle();
    expect(store.getState().runs[0]?.step).toBe(30);
  });

  it('can be asked for again while it is being read', async () => {
    const { lab, store } = open();
    const lists = [[runOf(1)], [runOf(1), runOf(2)]];
    lab.answer({ 'runs.list': () => ({ runs: lists.shift() ?? [] }) });
    const first = store.getState().reload();
    const second = store.getState().reload();
    lab.emit({ kind: 'run', run: runOf(1, { step: 30 }) });
    await first;
    expect(store.getState().runs.map(({ step }) => step)).toEqual([30]);
    await second;
    expect(store.getState().runs.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is read again after the connection was lost', async () => {
    const { lab, store } = open(1);
    lab.connect(true);
    await settle();
    lab.connect(false);
    lab.answer({ 'runs.list': () => ({ runs: [runOf(1), runOf(4)] }) });
    lab.connect(true);
    await settle();
    expect(store.getState().runs.map(({ number }) => number)).toEqual([4, 1]);
  });
});

describe('the active run', () => {
  it('is none while nothing trains and nothing is selected', async () => {
    const { lab, store } = open(1, 2);
    lab.connect(true);
    await settle();
    expect(activeRun(store.getState())).toBeUndefined();
  });

  it('is the one that trains, and stays it when it has finished', async () => {
    const { lab, store } = open(1);
    lab.emit({ kind: 'run', run: runOf(2, { status: 'starting' }) });
    lab.emit({ kind: 'run', run: runOf(3, { status: 'queued' }) });
    expect(activeRun(store.getState())?.number).toBe(2);
    lab.emit({ kind: 'run', run: runOf(3, { status: 'stopped' }) });
    lab.emit({ kind: 'run', run: runOf(2, { status: 'finished' }) });
    expect(activeRun(store.getState())?.number).toBe(2);
  });

  it('is the selected one before any other', async () => {
    const { lab, store } = open(1);
    lab.connect(true);
    await settle();
    lab.emit({ kind: 'run', run: runOf(2, { status: 'running' }) });
    await store.getState().select('run-1');
    expect(activeRun(store.getState())?.number).toBe(1);
  });

  it('leaves Pause and Stop to the run that trains while an old one is looked at', async () => {
    const { lab, store } = open(1);
    lab.connect(true);
    await settle();
    lab.emit({ kind: 'run', run: runOf(2, { status: 'running' }) });
    await store.getState().select('run-1');
    expect(controlledRun(store.getState())?.number).toBe(2);
    lab.emit({ kind: 'run', run: runOf(2, { status: 'finished' }) });
    expect(controlledRun(store.getState())?.number).toBe(1);
  });
});

describe('selecting a run', () => {
  it('puts its architecture on the canvas', async () => {
    const { canvas, store } = open(7);
    await store.getState().select('run-7');
    expect(canvas.viewRun).toHaveBeenCalledWith(runOf(7), documentOf('SimSiam'));
  });

  it('shows the last one that was asked for, whatever answers first', async () => {
    const { lab, canvas, store } = open(1, 2);
    let answerFirst = (_: ReturnType<typeof detailsOf>) => {};
    const first = new Promise<ReturnType<typeof detailsOf>>((resolve) => {
      answerFirst = resolve;
    });
    lab.answer({
      'runs.get': ({ id }) => (id === 'run-1' ? first : detailsOf(runOf(2))),
    });
    const slow = store.getState().select('run-1');
    await store.getState().select('run-2');
    answerFirst(detailsOf(runOf(1)));
    await slow;
    expect(canvas.viewRun).toHaveBeenCalledTimes(1);
    expect(store.getState().selected).toBe('run-2');
  });

  it('is undone when the run cannot be read, and says why', async () => {
    const { lab, canvas, store } = open();
    lab.answer({
      'runs.get': () => {
        throw new LabError('not-found', 'There is no run 9.');
      },
    });
    await store.getState().select('run-9');
    expect(store.getState().selected).toBeNull();
    expect(canvas.leaveRun).toHaveBeenCalled();
    expect(canvas.tell.mock.lastCall?.[1]).toMatchObject({ message: 'There is no run 9.' });
  });

  it('ends when the run is deleted', async () => {
    const { lab, canvas, store } = open(1);
    await store.getState().select('run-1');
    lab.emit({ kind: 'run-deleted', id: 'run-1' });
    expect(store.getState().selected).toBeNull();
    expect(canvas.leaveRun).toHaveBeenCalled();
  });
});

describe('training', () => {
  it('starts the document and follows its run', async () => {
    const { lab, store } = open();
    const document = documentOf('SimSiam');
    lab.answer({ 'runs.start': () => ({ run: runOf(5, { status: 'queued', step: 0 }) }) });
    const started = store.getState().start(document);
    expect(store.getState().trained).toEqual({ document, run: null });
    await started;
    expect(store.getState().trained).toEqual({ document, run: 'run-5' });
    expect(activeRun(store.getState())?.number).toBe(5);
  });

  it('recognises the draft in the run that trains after the window was loaded anew', async () => {
    const { lab, store } = open();
    lab.answer({
      'runs.list': () => ({ runs: [runOf(2, { status: 'running', preset: null }), runOf(1)] }),
    });
    await store.getState().recognise(documentOf('Another'));
    expect(store.getState().trained).toBeNull();
    const draft = documentOf('SimSiam');
    await store.getState().recognise(draft);
    expect(store.getState().trained).toEqual({ document: draft, run: 'run-2' });
  });

  it('recognises the draft in a run that waits, and reads only runs that may be it', async () => {
    const { lab, store } = open();
    const draft = documentOf('SimSiam');
    const runs = [
      runOf(6, { status: 'queued', preset: null }),
      runOf(5, { status: 'queued', preset: null, seed: 1 }),
      runOf(4, { status: 'queued' }),
      runOf(3, { status: 'running', preset: null }),
      runOf(2, { status: 'finished', preset: null }),
    ];
    lab.answer({
      'runs.list': () => ({ runs }),
      'runs.get': ({ id }) => ({
        ...detailsOf(runOf(6)),
        document: id === 'run-6' ? draft : documentOf('Another'),
      }),
    });
    await store.getState().recognise(draft);
    expect(store.getState().trained).toEqual({ document: draft, run: 'run-6' });
    runs.splice(0, 1);
    store.setState({ trained: null });
    await store.getState().recognise(draft);
    expect(store.getState().trained).toBeNull();
    const read = lab.calls.flatMap(({ name, input }) => (name === 'runs.get' ? [input] : []));
    expect(read).toEqual([{ id: 'run-6' }, { id: 'run-3' }]);
  });

  it('does not undo what an event said before the answer came', async () => {
    const { lab, store } = open();
    lab.answer({
      'runs.start': () => {
        lab.emit({ kind: 'run', run: runOf(5, { status: 'starting' }) });
        return { run: runOf(5, { status: 'queued' }) };
      },
    });
    await store.getState().start(documentOf('SimSiam'));
    expect(store.getState().runs[0]?.status).toBe('starting');
  });

  it('shows the new run where an old one was shown', async () => {
    const { lab, store } = open(1);
    await store.getState().select('run-1');
    lab.answer({ 'runs.start': () => ({ run: runOf(2, { status: 'queued' }) }) });
    await store.getState().start(documentOf('SimSiam'));
    expect(store.getState().selected).toBe('run-2');
  });

  it('tells why the engine refused', async () => {
    const { lab, canvas, store } = open();
    lab.answer({
      'runs.start': () => {
        throw new LabError('shape-mismatch', 'loss: p has 64 dimensions, z has 128.', { node: 'loss' });
      },
    });
    await store.getState().start(documentOf('SimSiam'));
    expect(store.getState().trained).toBeNull();
    expect(canvas.tell.mock.lastCall?.[0]).toBe('The run did not start');
    expect(canvas.tell.mock.lastCall?.[1]).toMatchObject({ where: { node: 'loss' } });
  });

  it('sends pause, resume, stop, delete, name and note to the run', async () => {
    const { lab, store } = open();
    lab.answer({
      'runs.pause': () => ({}),
      'runs.resume': () => ({}),
      'runs.stop': () => ({}),
      'runs.delete': () => ({}),
      'runs.update': () => ({ run: runOf(1) }),
    });
    const { pause, resume, stop, remove, rename, annotate } = store.getState();
    await pause('run-1');
    await resume('run-1');
    await stop('run-1');
    await rename('run-1', 'wide');
    await annotate('run-1', 'with a wider projector');
    await remove('run-1');
    expect(lab.calls).toEqual([
      { name: 'runs.pause', input: { id: 'run-1' } },
      { name: 'runs.resume', input: { id: 'run-1', acceptsChangedData: false } },
      { name: 'runs.stop', input: { id: 'run-1' } },
      { name: 'runs.update', input: { id: 'run-1', name: 'wide' } },
      { name: 'runs.update', input: { id: 'run-1', note: 'with a wider projector' } },
      { name: 'runs.delete', input: { id: 'run-1' } },
    ]);
  });

  it('says whether a note was saved, so that it can be saved again', async () => {
    const { lab, store } = open(1);
    expect(await store.getState().annotate('run-1', 'wide')).toBe(false);
    lab.answer({ 'runs.update': () => ({ run: runOf(1) }) });
    expect(await store.getState().annotate('run-1', 'wide')).toBe(true);
  });

  it('makes a copy of a run the draft', async () => {
    const { canvas, store } = open(3);
    await store.getState().select('run-3');
    await store.getState().editCopy('run-3');
    expect(canvas.openDocument).toHaveBeenCalledWith(documentOf('SimSiam'));
    expect(store.getState().selected).toBeNull();
  });
});
