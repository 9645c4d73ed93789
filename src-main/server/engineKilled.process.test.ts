import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineOptions } from '../engine';
import { scriptedOptions, startRun, untilRun } from '../engine/testing';
import { temporaryFolder } from '../testing/temporaryFolder';
import { openLab } from './openLab';
import { holder } from './testing';

describe('an engine that is killed', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const open = (resume: EngineOptions['resume'] = 'never') =>
    openLab({ ...scriptedOptions(folder.path), pages: folder.path, resume });

  /** Starts a run in another process's engine and kills that once the run is past `step`. */
  async function killed(name: string, step: number, steps?: number): Promise<string> {
    const { child } = await holder(folder.path);
    const { engine } = await open();
    const { id } = await startRun(engine, name, steps);
    await untilRun(engine, id, (run) => run.step > step);
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    await engine.close();
    return id;
  }

  async function steps(engine: Awaited<ReturnType<typeof open>>['engine'], id: string): Promise<number[]> {
    const { series } = await engine.call('runs.metrics', { id, names: ['train/loss'] });
    return series[0]?.steps ?? [];
  }

  it('leaves its trainer to write a checkpoint and what was reported since: nothing is trained twice', async () => {
    const id = await killed('endless', 20, 0);
    const { engine } = await open();
    await engine.call('runs.resume', { id });
    const { step } = await untilRun(engine, id, (run) => run.status === 'running' && run.step > 0);
    const { artifacts } = await engine.call('runs.get', { id });
    const checkpoint = artifacts.find(({ kind }) => kind === 'checkpoint')?.step ?? 0;
    expect(checkpoint).toBeGreaterThan(20);
    expect(step).toBeGreaterThanOrEqual(checkpoint);
    expect((await steps(engine, id)).slice(0, step)).toEqual(
      Array.from({ length: step }, (_, index) => index + 1),
    );
    expect(existsSync(join(folder.path, 'runs', id, 'reports.json'))).toBe(false);
    await engine.close();
  });

  it('has its runs started again by the next one that is told to, without a hole', async () => {
    const id = await killed('steady', 20, 150);
    const { engine } = await open('always');
    await untilRun(engine, id, ({ status }) => status === 'finished');
    expect(await steps(engine, id)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(readdirSync(join(folder.path, 'runs', id)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await engine.close();
  });
});
