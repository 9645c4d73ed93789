import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { GraphDocument } from '@shared/graph';
import { simsiam } from '@shared/presets/simsiam';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildPrograms, type Programs, type StartedCommand } from '../cli/testing';
import type { Engine } from '../engine';
import { nextEvent, scriptedEngine, startRun, untilRun } from '../engine/testing';
import { LabQueue } from '../server';
import { temporaryFolder } from '../testing/temporaryFolder';
import { connectRedis } from './redis';
import { hasRedis, type RedisServer, startRedis } from './testing/redisServer';

const steps = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Data in a folder of the lab's machine, which a worker has elsewhere. */
function onFolder(directory: string): GraphDocument {
  const document = simsiam.build('small');
  const source = { kind: 'folder', directory, size: 32 };
  const nodes = document.nodes
    .filter(({ type }) => type === 'dataset')
    .map((node) => ({ ...node, params: { ...node.params, source } }));
  return { ...document, nodes, edges: [], training: { ...document.training, maxSteps: 5 } };
}

const far = temporaryFolder();
let programs: Programs;
beforeAll(async () => {
  programs = await buildPrograms(far.path, 'src-main/worker/testing/scriptedWorker.ts');
});
afterAll(() => {
  programs.remove();
  far.remove();
});

it('loads BullMQ only where a queue is asked for', async () => {
  const [hook, list] = [join(far.path, 'hook.cjs'), join(far.path, 'loaded')];
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, Object.keys(require.cache).join('\\n')));`,
  );
  vi.stubEnv('NODE_OPTIONS', `--require ${hook}`);
  try {
    expect((await programs.run('presets')).code).toBe(0);
    expect(readFileSync(list, 'utf8')).toContain('cli.cjs');
    expect(readFileSync(list, 'utf8')).not.toMatch(/bullmq|ioredis/);
    const { stderr } = await programs.run('worker', '--queue', 'redis://:secret@127.0.0.1:1');
    expect(stderr).toContain('The queue redis://127.0.0.1:1 cannot be used: nothing answers there.');
    expect(stderr).not.toContain('secret');
    expect(readFileSync(list, 'utf8')).toMatch(/bullmq/);
  } finally {
    vi.unstubAllEnvs();
  }
});

describe.skipIf(!hasRedis)('workers on a queue (left out where there is no redis-server)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let redis: RedisServer;
  let engine: Engine;
  let workers: StartedCommand[];

  const startWorker = async (name: string, ...more: readonly string[]) => {
    const worker = programs.start('worker', '--queue', redis.address, '--name', name, ...more);
    workers.push(worker);
    await worker.line((line) => line.startsWith('Ready as'));
    return worker;
  };
  const places = async (id: string) =>
    (await engine.call('runs.get', { id })).attempts.map(({ place }) => place);
  const lossSteps = async (id: string) =>
    (await engine.call('runs.metrics', { id, names: ['train/loss'] })).series[0]?.steps;

  beforeEach(async () => {
    folder = temporaryFolder();
    redis = await startRedis(folder.path);
    const place = await LabQueue.open({
      file: join(folder.path, 'queue'),
      version: '0.1.0',
      given: redis.address,
    });
    engine = scriptedEngine(join(folder.path, 'lab'), { workers: place });
    workers = [];
  });
  afterEach(async () => {
    for (const { child } of workers) child.kill('SIGKILL');
    await engine.close();
    await redis.kill();
    folder.remove();
  });

  it('obeys pause, resume, stop and delete, and hands a run back at Ctrl-C with its checkpoint', async () => {
    const first = await startWorker('first', '--slots', '3');
    const [kept, stopped, deleted, waiting] = await Promise.all(
      ['steady', 'endless', 'endless', 'plain'].map((name) =>
        startRun(engine, name, name === 'plain' ? 5 : 0),
      ),
    );
    if (!kept || !stopped || !deleted || !waiting) throw new Error('A run is missing.');
    await untilRun(engine, kept.id, ({ step }) => step > 5);
    await engine.call('runs.pause', { id: kept.id });
    const paused = await untilRun(engine, kept.id, ({ status }) => status === 'paused');
    await engine.call('runs.resume', { id: kept.id });
    await untilRun(engine, kept.id, ({ step }) => step > paused.step);
    await untilRun(engine, stopped.id, ({ step }) => step > 1);
    await engine.call('runs.stop', { id: stopped.id });
    await untilRun(engine, stopped.id, ({ status }) => status === 'stopped');
    await engine.call('runs.delete', { id: deleted.id });
    await untilRun(engine, waiting.id, ({ status }) => status === 'finished');

    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
    const second = await startWorker('second');
    const handedBack = (await engine.call('runs.get', { id: kept.id })).run.step;
    await untilRun(engine, kept.id, ({ step, status }) => status === 'running' && step > handedBack + 5);
    await engine.call('runs.stop', { id: kept.id });
    const { step } = await untilRun(engine, kept.id, ({ status }) => status === 'stopped');
    expect(await places(kept.id)).toEqual(['first, slot 1', 'second, slot 1']);
    expect(await lossSteps(kept.id)).toEqual(steps(step));
    const { marks } = await engine.call('runs.get', { id: kept.id });
    expect(marks.map(({ text }) => text)).toContain(
      'The worker first, slot 1 gave the run back. The run goes on from the last checkpoint that arrived.',
    );
    second.child.kill('SIGINT');
    await second.ended;

    const last = await startRun(engine, 'plain', 5);
    const third = await startWorker('third', '--drain');
    expect((await third.ended).code).toBe(0);
    await untilRun(engine, last.id, ({ status }) => status === 'finished');
    expect(readdirSync(join(far.path, 'worker'))).toEqual([]);
  });

  it('finishes every run once, whatever dies: a worker, a worker that comes back, and Redis', async () => {
    const [killed, held] = [
      await startWorker('killed'),
      await startWorker('held'),
      await startWorker('third'),
    ];
    const runs = await Promise.all(steps(24).map(() => startRun(engine, 'steady', 120)));
    /** The run that a worker trains, as soon as it does. */
    const trainedBy = async (name: string): Promise<string> => {
      for (;;) {
        const next = nextEvent(engine, (event) => (event.kind === 'run' ? true : undefined));
        for (const { id } of runs) {
          const { run, attempts } = await engine.call('runs.get', { id });
          if (run.status === 'running' && attempts.at(-1)?.place?.startsWith(name)) return id;
        }
        await next;
      }
    };
    await trainedBy('killed');
    killed?.child.kill('SIGKILL');
    const withHeld = await trainedBy('held');
    held?.child.kill('SIGSTOP');
    await redis.kill();
    await redis.startAgain();
    await untilRun(engine, withHeld, ({ status }) => status === 'finished');
    held?.child.kill('SIGCONT');
    await Promise.all(runs.map(({ id }) => untilRun(engine, id, ({ status }) => status === 'finished')));
    const attempts = await Promise.all(runs.map(({ id }) => places(id)));
    expect(attempts.filter((tried) => tried.length > 1).length).toBeGreaterThanOrEqual(2);
    for (const { id } of runs) {
      expect(await lossSteps(id)).toEqual(steps(120));
      const { artifacts } = await engine.call('runs.get', { id });
      const last = artifacts.find(({ path }) => basename(path) === 'step-120.safetensors');
      expect(readFileSync(last?.path ?? '', 'utf8')).toBe('weights at 120');
    }
  }, 300_000);

  it('sends a run to the worker with its label and its data, and says what it waits for without one', async () => {
    const { run } = await engine.call('runs.start', {
      ...{ document: onFolder('/elsewhere/pictures'), workerLabel: 'gpu' },
    });
    const waits = (what: string) => untilRun(engine, run.id, ({ waitsFor }) => waitsFor === what);
    const wanted = 'a worker with the label gpu that has the data pictures';
    await waits(`${wanted}; none is there`);
    await startWorker('plain');
    await startWorker('without', '--labels', 'gpu');
    const other = await startRun(engine, 'plain', 5);
    await untilRun(engine, other.id, ({ status }) => status === 'finished');
    expect((await engine.call('runs.get', { id: run.id })).run.waitsFor).toBe(`${wanted}; none is there`);
    await startWorker('with', '--labels', 'big,gpu', '--data-dir', `pictures=${folder.path}`);
    await untilRun(engine, run.id, ({ status }) => status === 'finished');
    expect(await places(run.id)).toEqual(['with, slot 1']);
    const { queue } = await engine.call('queue.get', {});
    expect(queue.workers.map(({ name, labels, data }) => [name, labels, data])).toEqual([
      ['plain', [], []],
      ['with', ['big', 'gpu'], ['pictures']],
      ['without', ['gpu'], []],
    ]);
  });

  it('trains here or on the queue, wherever there is room first', async () => {
    await engine.call('queue.set', { trainsOn: 'both' });
    const runs = await Promise.all(steps(4).map(() => startRun(engine, 'plain', 5)));
    // No worker is there: those that were offered are asked back one after the other.
    for (const { id } of runs) await untilRun(engine, id, ({ status }) => status === 'finished');
    expect(
      (await Promise.all(runs.map(({ id }) => places(id)))).flat().filter((place) => place !== null),
    ).toEqual([]);
    const here = await startRun(engine, 'endless', 0);
    await untilRun(engine, here.id, ({ status }) => status === 'running');
    await startWorker('helper');
    const there = await startRun(engine, 'plain', 5);
    await untilRun(engine, there.id, ({ status }) => status === 'finished');
    expect((await engine.call('runs.get', { id: there.id })).run.place).toBe('helper, slot 1');
  });

  it('goes on when Redis fills up while runs train, says so, and loses nothing', async () => {
    const client = await connectRedis(redis.address);
    const worker = await startWorker('worker', '--slots', '2');
    const inHand = await startRun(engine, 'steady', 300);
    await untilRun(engine, inHand.id, ({ step }) => step > 5);
    await client.config('SET', 'maxmemory', '1');
    const late = await startRun(engine, 'steady', 20);
    await untilRun(engine, late.id, ({ waitsFor }) => waitsFor === 'room in the queue');
    await client.config('SET', 'maxmemory', '0');
    client.disconnect();
    for (const { id, total } of [
      { id: inHand.id, total: 300 },
      { id: late.id, total: 20 },
    ]) {
      await untilRun(engine, id, ({ status }) => status === 'finished');
      expect(await lossSteps(id)).toEqual(steps(total));
    }
    const { marks } = await engine.call('runs.get', { id: late.id });
    expect(marks.map(({ text }) => text)).toContain(
      'The queue does not take runs: its memory is full: raise its maxmemory. They wait and are offered again.',
    );
    worker.child.kill('SIGINT');
    expect((await worker.ended).code).toBe(0);
  });

  it('says that a password is wrong or missing, without showing it, and that nothing answers', async () => {
    const guarded = await startRedis(folder.path, ['--requirepass', 'right', '--appendonly', 'no']);
    try {
      const { host } = new URL(guarded.address);
      await expect(connectRedis(`redis://:wrong@${host}`)).rejects.toThrow(
        `The queue redis://${host} cannot be used: it refuses the password of the address.`,
      );
      await expect(connectRedis(guarded.address)).rejects.toThrow('it asks for a password');
    } finally {
      await guarded.kill();
    }
    await expect(connectRedis(guarded.address)).rejects.toThrow('nothing answers there');
  });
});
