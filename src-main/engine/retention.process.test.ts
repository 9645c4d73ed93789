import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { Engine } from './engine';
import { scriptedEngine, startRun, untilRun } from './testing';

describe('what the lab keeps', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: Engine;
  let dataCache: string;
  beforeEach(() => {
    folder = temporaryFolder();
    dataCache = join(folder.path, 'cache');
    engine = scriptedEngine(folder.path, { dataCache });
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  const files = (id: string) =>
    readdirSync(join(folder.path, 'runs', id)).filter((name) => name.endsWith('.safetensors'));
  const steps = async (id: string) => {
    const { artifacts } = await engine.call('runs.get', { id });
    return artifacts.filter(({ kind }) => kind === 'checkpoint').map(({ step }) => step);
  };
  async function finished(name: string, last: number): Promise<string> {
    const { id } = await startRun(engine, name, last);
    await untilRun(engine, id, ({ status }) => status === 'finished');
    return id;
  }

  it('is what the settings say, for the next checkpoints and at once for those that are there', async () => {
    await engine.call('storage.set', { keepNewest: 2, keepEvery: 20 });
    const id = await finished('steady', 52);
    await engine.call('storage.set', {});
    expect(await steps(id)).toEqual([20, 40, 50, 52]);
    const { use } = await engine.call('storage.set', { keepNewest: 1, keepEvery: null });
    expect(await steps(id)).toEqual([52]);
    expect(files(id)).toEqual(['step-52.safetensors']);
    expect(use.checkpoints.files).toBe(1);
  });

  it('stays within a limit, but for the newest checkpoint of each run that can go on', async () => {
    const over = await finished('steady', 12);
    const { id: stopped } = await startRun(engine, 'endless-steady', 0);
    await untilRun(engine, stopped, ({ step }) => step > 12);
    await engine.call('runs.stop', { id: stopped });
    await untilRun(engine, stopped, ({ status }) => status === 'stopped');
    const before = await steps(stopped);
    const { use } = await engine.call('storage.set', { checkpointsLimit: 1e-9 });
    expect(await steps(over)).toEqual([]);
    expect(await steps(stopped)).toEqual(before.slice(-1));
    expect(use.checkpoints.files).toBe(1);
    await engine.call('runs.resume', { id: stopped });
    await untilRun(engine, stopped, ({ status, step }) => status === 'running' && step > before.at(-1)!);
  });

  it('is of cached images what was used last', async () => {
    mkdirSync(dataCache);
    for (const [name, used] of Object.entries({ old: 1_000, new: 3_000, middle: 2_000 })) {
      writeFileSync(join(dataCache, `${name}.pixels`), Buffer.alloc(1_000));
      writeFileSync(join(dataCache, `${name}.journal`), '');
      utimesSync(join(dataCache, `${name}.journal`), used, used);
    }
    const { use } = await engine.call('storage.set', { cacheLimit: 2_500 / 1e9 });
    expect(existsSync(join(dataCache, 'old.pixels'))).toBe(false);
    expect(use.dataCache).toEqual({ files: 4, bytes: 2_000 });
  });

  it('is less after a run was deleted: its files and its rows have left the disk', async () => {
    const id = await finished('steady', 800);
    const { use: before } = await engine.call('storage.get', {});
    await engine.call('runs.delete', { id });
    const { use: after } = await engine.call('storage.get', {});
    expect(after.checkpoints).toEqual({ files: 0, bytes: 0 });
    expect(after.otherRunFiles.files).toBe(0);
    expect(after.database.bytes).toBeLessThan(before.database.bytes / 2);
  });
});

describe('runs that were under way when the lab was closed', () => {
  it('go on at the next start where that is set, but not one that was paused, and not where it is only looked at', async () => {
    const folder = temporaryFolder();
    let engine = scriptedEngine(folder.path, { concurrency: 2 });
    try {
      await engine.call('storage.set', { resumeAtStart: true });
      const { id: paused } = await startRun(engine, 'endless', 0);
      await untilRun(engine, paused, ({ step }) => step > 3);
      await engine.call('runs.pause', { id: paused });
      await untilRun(engine, paused, ({ status }) => status === 'paused');
      const { id } = await startRun(engine, 'endless', 0);
      const { step: reached } = await untilRun(engine, id, ({ step }) => step > 3);
      await engine.close();

      const opened = scriptedEngine(folder.path);
      expect((await opened.call('runs.get', { id })).run.status).toBe('interrupted');
      await opened.close();

      engine = scriptedEngine(folder.path, { resume: 'as-set' });
      await untilRun(engine, id, ({ status, step }) => status === 'running' && step > reached);
      expect((await engine.call('runs.get', { id: paused })).run.status).toBe('interrupted');
    } finally {
      await engine.close();
      folder.remove();
    }
  });
});
