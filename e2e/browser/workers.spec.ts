import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endless, expect, test, tinySimsiam } from '../fixtures';
import { built, labEnvironment } from '../fixtures/built';
import { hasRedis, startRedis, startWorker } from '../fixtures/queue';
import { tensorsOf } from '../fixtures/tensors';

const password = 'only-for-this-test';

const every = 50;

/** The checkpoints of a run of the lab, by step. */
function checkpointsOf(dataFolder: string, run: string): ReadonlyMap<number, string> {
  const folder = join(dataFolder, 'runs', run);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names.flatMap((name) => {
      const step = /^step-(\d+)\.safetensors$/.exec(name)?.[1];
      return step === undefined ? [] : [[Number(step), join(folder, name)]];
    }),
  );
}

test('a run moves from a worker that dies to another, as the window shows, and its weights are those of a run here to the bit', async ({
  lab,
  page,
  dataFolder,
}) => {
  test.skip(!hasRedis, 'There is no redis-server on this machine.');
  const redis = await startRedis(dataFolder, ['--requirepass', password, '--appendfsync', 'no']);
  const address = redis.address.replace('//', `//:${password}@`);
  const workers: ChildProcess[] = [];
  const start = async (name: string) => {
    workers.push(await startWorker(join(dataFolder, name), address, name));
  };
  try {
    // Every checkpoint stays: the run here must still have that of the step at which the other was stopped.
    const keep = [built.cli, 'storage', '--keep-every', String(every)];
    expect(spawnSync(process.execPath, keep, { env: labEnvironment(dataFolder) }).status).toBe(0);
    await lab.topBar.choose('Queue…');
    await lab.workers.use(redis.address);
    await expect(lab.workers.settings).toContainText('it asks for a password');
    await lab.workers.use(redis.address, password);
    await expect(lab.workers.settings).toContainText('The queue is ready.');
    await lab.workers.settings.getByRole('button', { name: 'Close' }).click();

    await lab.openFile(tinySimsiam({ ...endless, checkpointEvery: every }));
    await lab.topBar.train.click();
    await lab.runs.tab.click();
    await expect(lab.runs.row(1)).toContainText('Waits for a worker; none is there');
    await start('first');
    await expect(lab.runs.row(1)).toContainText('on first, slot 1');
    await lab.workers.show('1 worker');
    await expect(lab.workers.worker('first')).toContainText(/TensorFlow.*run 1.*img\/s.*now/);

    await start('second');
    await expect(lab.workers.worker('second')).toContainText('1 free slot');
    const [moved = ''] = readdirSync(join(dataFolder, 'runs'));
    workers[0]?.kill('SIGKILL');
    const step = every + Math.max(every, ...checkpointsOf(dataFolder, moved).keys());
    await expect(lab.workers.worker('first')).toContainText(/ago|just now/);
    await expect(lab.runs.row(1)).toContainText('on second, slot 1', { timeout: 120_000 });
    await expect(lab.workers.worker('second')).toContainText(/run 1.*img\/s/);
    await expect.poll(() => checkpointsOf(dataFolder, moved).has(step), { timeout: 120_000 }).toBe(true);
    expect(await page.content()).not.toContain(password);
    expect(statSync(join(dataFolder, 'queue')).mode & 0o077).toBe(0);
    for (const name of readdirSync(dataFolder).filter((one) => one.startsWith('lab.sqlite')))
      expect(readFileSync(join(dataFolder, name)).includes(password)).toBe(false);
    await page.keyboard.press('Escape');
    await lab.topBar.stop.click();
    await expect(lab.runs.row(1)).toContainText('Stopped');

    await lab.topBar.choose('Queue…');
    await lab.workers.settings.getByRole('radio', { name: 'Here' }).click();
    await lab.workers.settings.getByRole('button', { name: 'Close' }).click();
    await lab.topBar.train.click();
    const here = () => readdirSync(join(dataFolder, 'runs')).find((run) => run !== moved) ?? '';
    await expect.poll(() => checkpointsOf(dataFolder, here()).has(step), { timeout: 120_000 }).toBe(true);
    const far = tensorsOf(checkpointsOf(dataFolder, moved).get(step) ?? '');
    const local = tensorsOf(checkpointsOf(dataFolder, here()).get(step) ?? '');
    expect(local.size).toBeGreaterThan(10);
    expect([...local.keys()].filter((name) => local.get(name) !== far.get(name))).toEqual([]);
    await lab.topBar.stop.click();
    await expect(lab.runs.row(2)).toContainText('Stopped');
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await redis.kill();
  }
});
