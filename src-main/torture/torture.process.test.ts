import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkData } from '../care';
import type { Engine } from '../engine';
import { scriptedEngine, scriptedOptions, startRun, untilRun } from '../engine/testing';
import { dataLayout } from '../environment/folders';
import { openLab } from '../server';
import { holder } from '../server/testing';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporaryFolder';
import { after, randomMoments } from './randomMoments';

/** Kills of each kind; npm run torture sets 100. */
const kills = Number(process.env.COLLAPSE_LAB_KILLS ?? 3);
/** Seconds for which clients ask; npm run torture sets 600. */
const seconds = Number(process.env.COLLAPSE_LAB_SECONDS ?? 3);
const limit = 120_000 + kills * 20_000 + seconds * 2_000;

/** Every row that the scripted trainer measures in so many steps, as it must be in the database. */
function expectEveryRow(folder: string, number: number, steps: number): void {
  const database = new Database(dataLayout(folder).database, { readonly: true });
  try {
    const rows = database
      .prepare<[number], { name: string; step: number; value: number }>(
        'SELECT name, step, value FROM metrics WHERE run = ? ORDER BY name, step',
      )
      .all(number);
    const names = new Set(rows.map(({ name }) => name));
    expect(names.size).toBe(9);
    for (const name of names) {
      const points = rows.filter((row) => row.name === name);
      expect(
        points.map(({ step }) => step),
        name,
      ).toEqual(Array.from({ length: steps }, (_, index) => index + 1));
      const wrong = points.filter(({ step, value }) => value !== measured(name, step));
      expect(wrong, name).toEqual([]);
    }
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    database.close();
  }
}

/** What the scripted trainer measures. */
function measured(name: string, step: number): number {
  if (name === 'train/loss') return -0.5;
  return step / 10 + (name === 'projector/m_o' ? 0 : Number(name.split('-').at(-1)));
}

async function expectNothingLeft(folder: string): Promise<void> {
  const problems = (await checkData(folder)).filter(({ status }) => status !== 'ok');
  expect(problems).toEqual([]);
}

/** The run goes on: by itself where it does, else as a person would have it. */
async function goOn(engine: Engine, id: string): Promise<void> {
  const { run } = await engine.call('runs.get', { id });
  if (run.status === 'interrupted' || run.status === 'failed') await engine.call('runs.resume', { id });
}

describe(`${kills} kills at random moments`, () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const random = randomMoments(15);

  it(
    'of the trainer cost no row',
    async () => {
      const steps = 200 + kills * 60;
      const engine = scriptedEngine(folder.path);
      const { id, number } = await startRun(engine, 'steady', steps);
      let killed = 0;
      for (let tries = 0; killed < kills && tries < kills * 4; tries += 1) {
        await after(random(250));
        await goOn(engine, id);
        const file = join(folder.path, 'runs', id, 'trainer.pid');
        const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
        if (pid > 1 && kill(pid)) killed += 1;
      }
      await finish(engine, id);
      await engine.close();
      expect(killed).toBe(kills);
      expectEveryRow(folder.path, number, steps);
      await expectNothingLeft(folder.path);
    },
    limit,
  );

  it.each(['engine', 'shell'] as const)(
    'of the %s cost no row',
    async (what) => {
      const steps = 200 + kills * 250;
      let id = '';
      for (let killed = 0; killed < kills; killed += 1) {
        const { child } = await holder(folder.path);
        const lab = await openLab({ ...scriptedOptions(folder.path), pages: folder.path });
        if (id === '') ({ id } = await startRun(lab.engine, 'steady', steps));
        else await goOn(lab.engine, id);
        await after(random(600));
        const gone = once(child, 'exit');
        // A shell that is killed leaves its engine with a channel that has ended.
        if (what === 'engine') child.kill('SIGKILL');
        else child.disconnect();
        await gone;
        await lab.engine.close();
      }
      const engine = scriptedEngine(folder.path);
      await goOn(engine, id);
      await finish(engine, id);
      const { run } = await engine.call('runs.get', { id });
      await engine.close();
      expectEveryRow(folder.path, run.number, steps);
      await expectNothingLeft(folder.path);
      const left = readdirSync(join(folder.path, 'runs', id)).filter((name) => /\.tmp$|^reports/.test(name));
      expect(left).toEqual([]);
    },
    limit,
  );
});

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

async function finish(engine: Engine, id: string): Promise<void> {
  for (;;) {
    const { run } = await engine.call('runs.get', { id });
    if (run.status === 'finished') return;
    await goOn(engine, id);
    await untilRun(engine, id, ({ status }) => status === 'finished').catch(() => undefined);
  }
}

describe(`eight clients for ${seconds} s`, () => {
  it(
    'miss no event of a run in progress and leave the memory as it was',
    async () => {
      const folder = temporaryFolder();
      const { child } = await holder(folder.path);
      const open = () => openLab({ ...scriptedOptions(folder.path), pages: folder.path });
      const labs = await Promise.all(Array.from({ length: 8 }, open));
      const [first] = labs;
      const told = labs.map((): number[] => []);
      for (const [index, lab] of labs.entries())
        lab.engine.subscribe((event) => {
          if (event.kind === 'metrics')
            for (const { name, step } of event.points) if (name === 'train/loss') told[index]?.push(step);
        });
      const { id } = await startRun(first!.engine, 'steady', 0);
      await untilRun(first!.engine, id, ({ step }) => step > 20);
      const times: number[] = [];
      const memory: number[] = [];
      const end = performance.now() + seconds * 1000;
      const ask = async ({ engine }: (typeof labs)[number]) => {
        while (performance.now() < end) {
          const start = performance.now();
          await engine.call('runs.list', {});
          const { run } = await engine.call('runs.get', { id });
          await engine.call('runs.metrics', {
            id,
            names: ['train/loss'],
            afterStep: Math.max(run.step - 50, 0),
          });
          times.push((performance.now() - start) / 3);
          await after(20);
        }
      };
      const watch = async () => {
        while (performance.now() < end) {
          memory.push(residentBytes(child.pid));
          await after(Math.min(1_000, seconds * 100));
        }
      };
      await Promise.all([watch(), ...labs.map(ask)]);
      await first!.engine.call('runs.stop', { id });
      const { step } = await untilRun(first!.engine, id, ({ status }) => status === 'stopped');
      for (const steps of told) {
        const until = steps.filter((one) => one <= step);
        expect(until).toEqual(Array.from({ length: until.length }, (_, index) => index + 1));
        expect(step - until.length).toBeLessThan(2);
      }
      const warm = memory.slice(Math.floor(memory.length / 4));
      const third = Math.max(1, Math.floor(warm.length / 3));
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const growth = mean(warm.slice(-third)) / mean(warm.slice(0, third));
      if (seconds >= 60) expect(growth).toBeLessThan(1.3);
      times.sort((a, b) => a - b);
      const percentile = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
      process.stdout.write(
        `${times.length * 3} calls, median ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms; memory ×${growth.toFixed(2)}; ${step} steps told to eight\n`,
      );
      for (const lab of labs) await lab.engine.close();
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
      folder.remove();
    },
    limit,
  );
});

/** Linux tells it; elsewhere the memory is not looked at. */
function residentBytes(pid: number | undefined): number {
  const file = `/proc/${pid}/statm`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[1]) * 4_096 : 1;
}
