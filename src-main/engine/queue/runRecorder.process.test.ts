import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../../store';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder';
import { scriptedDocument } from '../testing';
import { eventStream } from './eventStream';
import { RunRecorder } from './runRecorder';

const hour = 3_600_000;

describe('what a run reports', () => {
  let folder: TemporaryFolder;
  let store: Store;

  beforeEach(() => {
    folder = temporaryFolder();
    store = openStore(join(folder.path, 'lab.sqlite'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    store.close();
    folder.remove();
  });

  it.each([
    ['back', -hour],
    ['forward', hour],
  ])('is written as soon as ever when the clock is set %s during the run', async (_, by) => {
    const architecture = store.architectures.put(scriptedDocument('a'));
    const run = store.runs.create({ name: 'x', preset: null, architecture, seed: 0, trainsOn: 'local' });
    const listener = { kept: () => {}, broken: () => {} };
    const recorder = new RunRecorder(store, eventStream(), run, listener);
    recorder.set({ status: 'running' });
    const now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now + by);
    recorder.addPoints([{ name: 'train/loss', step: 0, value: 1 }]);
    await recorder.whenWritten();
    const [series] = await store.metrics.series(run.number, ['train/loss']);
    expect(series).toMatchObject({ steps: [0], values: [1] });
  });
});
