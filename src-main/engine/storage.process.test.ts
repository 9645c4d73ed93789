import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataLayout } from '../environment/folders';
import { smallDisk } from '../testing/smallDisk';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { Engine } from './engine';
import { nextEvent, scriptedEngine, startRun, untilRun } from './testing';

const everyStep = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

async function stepsOf(engine: Engine, id: string): Promise<number[]> {
  const { series } = await engine.call('runs.metrics', { id, names: ['train/loss'] });
  return series[0]?.steps ?? [];
}

describe('an engine whose storage fails', () => {
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

  const database = () => new Database(dataLayout(folder.path).database);

  it('waits for a database that another program has locked, says so, and loses no row', async () => {
    const { id } = await startRun(engine, 'steady', 120);
    await untilRun(engine, id, ({ step }) => step > 5);
    const other = database();
    other.exec('BEGIN IMMEDIATE');
    const warning = await nextEvent(engine, (event) =>
      event.kind === 'log' && event.level === 'warning' ? event.text : undefined,
    );
    expect(warning).toMatch(/another program has locked it.* The run waits; nothing is lost/);
    await expect(engine.call('runs.update', { id, note: 'hello' })).rejects.toMatchObject({
      code: 'storage-unavailable',
    });
    other.exec('COMMIT');
    other.close();
    const said = nextEvent(engine, (event) =>
      event.kind === 'log' && event.level === 'info' ? event.text : undefined,
    );
    expect(await said).toContain('nothing was lost');
    await untilRun(engine, id, ({ status }) => status === 'finished');
    expect(await stepsOf(engine, id)).toEqual(everyStep(120));
  });

  const checkpoints = (id: string) =>
    readdirSync(join(folder.path, 'runs', id))
      .filter((name) => name.endsWith('.safetensors'))
      .map((name) => join(folder.path, 'runs', id, name))
      .sort((a, b) => stepOf(b) - stepOf(a));
  const stepOf = (path: string) => Number(/step-(\d+)/.exec(path)?.[1]);

  it.each([
    ['changed', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('w', 'v'))],
    ['cut off', (path: string) => truncateSync(path, 3)],
    ['longer', (path: string) => appendFileSync(path, 'x')],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['gone', (path: string) => rmSync(path)],
  ])('goes on from the checkpoint before one that is %s, and says so', async (_how, damage) => {
    const { id } = await startRun(engine, 'endless-steady', 0);
    await untilRun(engine, id, ({ step }) => step > 12);
    await engine.call('runs.stop', { id });
    await untilRun(engine, id, ({ status }) => status === 'stopped');
    const [newest, second] = checkpoints(id);
    damage(newest!);
    await engine.call('runs.resume', { id });
    const { step } = await untilRun(
      engine,
      id,
      (run) => run.status === 'running' && run.step > stepOf(newest!),
    );
    const { marks, artifacts } = await engine.call('runs.get', { id });
    const warning = marks.find(({ kind }) => kind === 'warning');
    expect(warning?.text).toContain(`The checkpoint of step ${stepOf(newest!)} is damaged`);
    expect(warning?.text).toContain(`The one of step ${stepOf(second!)} is taken`);
    expect(artifacts.map(({ path }) => path)).toContain(second);
    expect((await stepsOf(engine, id)).slice(0, step)).toEqual(everyStep(step));
  });

  it('begins anew when no checkpoint is whole', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    await untilRun(engine, id, ({ step }) => step > 3);
    await engine.call('runs.stop', { id });
    await untilRun(engine, id, ({ status }) => status === 'stopped');
    for (const path of checkpoints(id)) truncateSync(path, 2);
    await engine.call('runs.resume', { id });
    await untilRun(engine, id, ({ status, step }) => status === 'running' && step > 3);
    const { marks } = await engine.call('runs.get', { id });
    expect(marks.find(({ kind }) => kind === 'warning')?.text).toContain('The run begins anew');
  });

  it('removes what a trainer was writing when it died', async () => {
    const { id } = await startRun(engine, 'plain', 5);
    await untilRun(engine, id, ({ status }) => status === 'finished');
    await engine.close();
    const left = join(folder.path, 'runs', id, 'embedding-00000003.safetensors.123.tmp');
    writeFileSync(left, 'half');
    writeFileSync(join(folder.path, 'runs', id, 'step-00000003.safetensors'), 'nobody knows it');
    engine = scriptedEngine(folder.path);
    await engine.close();
    const stray = readdirSync(join(folder.path, 'runs', id)).filter((name) => name.includes('0000003'));
    expect(stray).toEqual([]);
  });
});

describe('an engine on a disk that is full', () => {
  it('waits, says so, and loses no row once there is room again', async (context) => {
    const disk = smallDisk(6_000);
    if (disk === undefined) return context.skip('This user cannot make a small disk.');
    const engine = scriptedEngine(disk.path);
    try {
      const { id } = await startRun(engine, 'steady', 600);
      await untilRun(engine, id, ({ step }) => step > 5);
      const warned = nextEvent(engine, (event) => (event.kind === 'log' ? event.text : undefined));
      disk.fill();
      expect(await warned).toMatch(/disk (is full|reports an error).* The run waits; nothing is lost/);
      disk.free();
      await untilRun(engine, id, ({ status }) => status === 'finished');
      expect(await stepsOf(engine, id)).toEqual(everyStep(600));
      const integrity = new Database(dataLayout(disk.path).database).pragma('integrity_check', {
        simple: true,
      });
      expect(integrity).toBe('ok');
    } finally {
      await engine.close();
      disk.remove();
    }
  });
});
