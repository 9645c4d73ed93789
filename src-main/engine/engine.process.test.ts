import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabEvent } from '@shared/api';
import { LabError } from '@shared/errors';
import { type GraphDocument, packHistory, unpackHistory } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { Engine } from './engine';
import { nextEvent, scriptedEngine, startRun, untilRun } from './testing';

/** Milliseconds that a busy machine may take to come back to a process that is ready to run. */
const schedulerNoise = 20;

/** Milliseconds of the 99th percentile of what a client asks for all the time: a run's curves and the list. */
async function slowestOf(engine: Engine, id: string): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < 300; call += 1) {
    const start = performance.now();
    await engine.call('runs.metrics', { id });
    await engine.call('runs.list', {});
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[297]!;
}

describe('an engine with a trainer process', () => {
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

  it('trains a run to its end and keeps every metric, the verdict and the checkpoint', async () => {
    const started = await startRun(engine, 'plain', 30);
    const run = await untilRun(engine, started.id, ({ status }) => status === 'finished');
    expect(run).toMatchObject({ number: 1, step: 30, totalSteps: 30, verdict: { verdict: 'healthy' } });
    expect(run.headline.m_o).toBe(0.2);
    const { series } = await engine.call('runs.metrics', { id: run.id, names: ['train/loss'] });
    expect(series[0]?.steps).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const { series: all } = await engine.call('runs.metrics', { id: run.id, afterStep: 28 });
    expect(all).toHaveLength(9);
    expect(all.every(({ steps }) => steps.join() === '29,30')).toBe(true);
    const { artifacts } = await engine.call('runs.get', { id: run.id });
    expect(artifacts).toMatchObject([{ kind: 'checkpoint', step: 30 }]);
    expect(existsSync(artifacts[0]!.path)).toBe(true);
  });

  it('pauses and resumes', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    await untilRun(engine, id, ({ step }) => step > 3);
    await engine.call('runs.pause', { id });
    const paused = await untilRun(engine, id, ({ status }) => status === 'paused');
    await engine.call('runs.resume', { id });
    await untilRun(engine, id, ({ status, step }) => status === 'running' && step > paused.step);
    await engine.call('runs.stop', { id });
    await untilRun(engine, id, ({ status }) => status === 'stopped');
    const { marks } = await engine.call('runs.get', { id });
    expect(marks.map(({ kind }) => kind)).toEqual(['checkpoint', 'pause', 'resume', 'checkpoint']);
  });

  it('gives the place of a paused run to the next one', async () => {
    const first = await startRun(engine, 'endless', 0);
    const second = await startRun(engine, 'plain', 5);
    expect(second.status).toBe('queued');
    await untilRun(engine, first.id, ({ status }) => status === 'running');
    await engine.call('runs.pause', { id: first.id });
    await untilRun(engine, second.id, ({ status }) => status === 'finished');
  });

  it('starts a run whose trainer crashed again by itself, from its checkpoint, and says so', async () => {
    const { id } = await startRun(engine, 'crash', 18);
    const finished = await untilRun(engine, id, ({ status }) => status === 'finished');
    expect(finished.error).toBeNull();
    const { marks } = await engine.call('runs.get', { id });
    const warning = marks.find(({ kind }) => kind === 'warning')?.text;
    expect(warning).toContain('started again from the last checkpoint');
    expect(warning).toContain('exit code 3');
    expect(readFileSync(join(folder.path, 'runs', id, 'trainer.log'), 'utf8')).toContain('out of memory');
    const { series } = await engine.call('runs.metrics', { id, names: ['train/loss'] });
    expect(series[0]?.steps).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  });

  it('fails a run whose trainer crashes twice on the same way, with the last lines of its log', async () => {
    const { id } = await startRun(engine, 'crash-again', 18);
    const run = await untilRun(engine, id, ({ status }) => status === 'failed');
    expect(run.error).toMatchObject({ code: 'trainer-crashed' });
    expect(run.error?.message).toContain('out of memory, says the scripted trainer');
    const { marks } = await engine.call('runs.get', { id });
    expect(marks.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });

  it('says that a trainer is silent, and starts its run again when it stays so', async () => {
    await engine.close();
    engine = scriptedEngine(folder.path, { silence: { lookEvery: 100, said: 2_000, ended: 4_000 } });
    const { id } = await startRun(engine, 'endless-steady', 0);
    await untilRun(engine, id, ({ step }) => step > 6);
    const stopped = Number(readFileSync(join(folder.path, 'runs', id, 'trainer.pid'), 'utf8'));
    const silent = nextEvent(engine, (event) =>
      event.kind === 'mark' && event.mark.text.includes('silent') ? event.mark.text : undefined,
    );
    process.kill(stopped, 'SIGSTOP');
    expect(await silent).toBe('The trainer has been silent for 2 s.');
    await untilRun(engine, id, ({ status }) => status === 'queued');
    await untilRun(engine, id, ({ status }) => status === 'running');
    const { marks } = await engine.call('runs.get', { id });
    expect(marks.map(({ text }) => text).join()).toContain('The trainer was silent for 4 s and was ended.');
  });

  it('hears a trainer again that was only held up', async () => {
    await engine.close();
    engine = scriptedEngine(folder.path, { silence: { lookEvery: 100, said: 2_000, ended: 60_000 } });
    const { id } = await startRun(engine, 'endless', 0);
    await untilRun(engine, id, ({ step }) => step > 6);
    const held = Number(readFileSync(join(folder.path, 'runs', id, 'trainer.pid'), 'utf8'));
    const marked = (what: string) =>
      nextEvent(engine, (event) =>
        event.kind === 'mark' && event.mark.text.includes(what) ? event.mark : undefined,
      );
    const silent = marked('silent');
    process.kill(held, 'SIGSTOP');
    await silent;
    const again = marked('heard again');
    process.kill(held, 'SIGCONT');
    await again;
    expect((await engine.call('runs.get', { id })).run.status).toBe('running');
  });

  it('keeps the three newest checkpoints, in the database and on the disk', async () => {
    const { id } = await startRun(engine, 'steady', 42);
    await untilRun(engine, id, ({ status }) => status === 'finished');
    await engine.close();
    engine = scriptedEngine(folder.path);
    const { artifacts } = await engine.call('runs.get', { id });
    expect(artifacts.map(({ step }) => step)).toEqual([35, 40, 42]);
    const files = readdirSync(join(folder.path, 'runs', id)).filter((name) => name.endsWith('.safetensors'));
    expect(files.sort()).toEqual(['step-35.safetensors', 'step-40.safetensors', 'step-42.safetensors']);
  });

  it('keeps the error of a run that failed', async () => {
    const { id } = await startRun(engine, 'fail');
    const run = await untilRun(engine, id, ({ status }) => status === 'failed');
    expect(run.error).toEqual({
      code: 'loss-not-finite',
      message: 'The loss is NaN',
      where: { node: 'loss' },
    });
  });

  it('leaves a running run interrupted and resumable when it closes', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    const waiting = await startRun(engine, 'plain');
    await untilRun(engine, id, ({ step }) => step > 3);
    await engine.close();
    engine = scriptedEngine(folder.path);
    const { run, artifacts } = await engine.call('runs.get', { id });
    expect(run).toMatchObject({ status: 'interrupted', error: null });
    expect(artifacts.at(-1)).toMatchObject({ step: run.step });
    expect((await engine.call('runs.get', { id: waiting.id })).run.status).toBe('interrupted');
    await engine.call('runs.resume', { id });
    await untilRun(engine, id, ({ status, step }) => status === 'running' && step > run.step);
  });

  it('stops a run that was resumed before its last trainer was gone', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    await untilRun(engine, id, ({ step }) => step > 3);
    await engine.call('runs.stop', { id });
    await untilRun(engine, id, ({ status }) => status === 'stopped');
    await engine.call('runs.resume', { id });
    await engine.call('runs.stop', { id });
    const next = await startRun(engine, 'plain', 3);
    await untilRun(engine, next.id, ({ status }) => status === 'finished');
    expect((await engine.call('runs.get', { id })).run.status).toBe('stopped');
  });

  it('trains a run once that was resumed twice before its last trainer was gone', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    const between = await startRun(engine, 'plain', 3);
    await untilRun(engine, id, ({ step }) => step > 3);
    await engine.call('runs.stop', { id });
    await untilRun(engine, id, ({ status }) => status === 'stopped');
    await engine.call('runs.resume', { id });
    await engine.call('runs.stop', { id });
    await engine.call('runs.resume', { id });
    await untilRun(engine, between.id, ({ status }) => status === 'finished');
    await untilRun(engine, id, ({ status }) => status === 'running');
    await engine.call('runs.stop', { id });
    const next = await startRun(engine, 'plain', 3);
    await untilRun(engine, next.id, ({ status }) => status === 'finished');
    expect((await engine.call('runs.get', { id })).run.status).toBe('stopped');
  });

  it('stops a run that waits, without starting it', async () => {
    const first = await startRun(engine, 'endless', 0);
    const second = await startRun(engine, 'plain', 3);
    await engine.call('runs.stop', { id: second.id });
    const { run } = await engine.call('runs.get', { id: second.id });
    expect(run).toMatchObject({ status: 'stopped', startedAt: null, step: 0 });
    await engine.call('runs.stop', { id: first.id });
    await untilRun(engine, first.id, ({ status }) => status === 'stopped');
  });

  it('keeps the draft with its steps and a revision, tells the windows, and refuses to save over another one', async () => {
    const first = findPreset('simsiam').build('small');
    const second = { ...first, name: 'Mine' };
    const heard: LabEvent[] = [];
    engine.subscribe((event) => heard.push(event));
    const save = (document: GraphDocument, base: number, window: string) =>
      engine.call('draft.save', {
        document,
        history: packHistory({ past: [first], future: [] }),
        base,
        window,
      });
    expect((await save(second, 0, 'a')).revision).toBe(1);
    expect(heard).toEqual([{ kind: 'draft', revision: 1, window: 'a' }]);
    await expect(save(first, 0, 'b')).rejects.toMatchObject({ code: 'conflict' });
    // Its own answer was lost.
    expect((await save(second, 0, 'a')).revision).toBe(2);
    expect((await save(second, 2, 'b')).revision).toBe(3);
    await engine.close();
    engine = scriptedEngine(folder.path);
    const { draft } = await engine.call('draft.load', {});
    expect(draft).toMatchObject({ document: { name: 'Mine' }, revision: 3, window: 'b' });
    expect(unpackHistory(draft!.history!, draft!.document).past).toEqual([first]);
  });

  it('says that it was closed to who still asks', async () => {
    await engine.close();
    await expect(engine.call('runs.list', {})).rejects.toMatchObject({ code: 'conflict' });
  });

  it('deletes a run that trains, with its metrics and files', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    await untilRun(engine, id, ({ step }) => step > 3);
    const deleted = nextEvent(engine, (event) => (event.kind === 'run-deleted' ? event.id : undefined));
    await engine.call('runs.delete', { id });
    expect(await deleted).toBe(id);
    expect(existsSync(join(folder.path, 'runs', id))).toBe(false);
    await expect(engine.call('runs.get', { id })).rejects.toMatchObject({ code: 'not-found' });
    const next = await startRun(engine, 'plain', 3);
    expect(next.number).toBe(2);
    await untilRun(engine, next.id, ({ status }) => status === 'finished');
  });

  it('ends a delete that is under way before it closes', async () => {
    const { id } = await startRun(engine, 'plain', 30);
    await untilRun(engine, id, ({ status }) => status === 'finished');
    const deleting = engine.call('runs.delete', { id });
    await engine.close();
    await deleting;
    expect(existsSync(join(folder.path, 'runs', id))).toBe(false);
    engine = scriptedEngine(folder.path);
    expect((await engine.call('runs.list', {})).runs).toEqual([]);
  });

  it('says why a call does not fit the state or the contract', async () => {
    const { id } = await startRun(engine, 'plain', 3);
    await untilRun(engine, id, ({ status }) => status === 'finished');
    await expect(engine.call('runs.resume', { id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(engine.call('runs.pause', { id })).rejects.toBeInstanceOf(LabError);
    await expect(engine.call('runs.get', { id, more: 1 })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('more'),
    });
  });

  // The lab is to answer within 50 ms, but a bare time says more about the machine than about the engine. So the
  // calls are compared with themselves while nothing trains: what blocks the event loop shows at any speed.
  it('warns of a run that takes more memory than is free, and refuses one that takes more than there is', async () => {
    await engine.close();
    let total = 64e9;
    engine = scriptedEngine(folder.path, { memory: () => ({ total, free: 100e6 }) });
    const told = nextEvent(engine, (event) => (event.kind === 'log' ? event.text : undefined));
    const { id } = await startRun(engine, 'plain');
    expect(await told).toContain('100 MB are free');
    const { marks } = await engine.call('runs.get', { id });
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'warning', text: await told }));
    await untilRun(engine, id, ({ status }) => status === 'finished');
    total = 200e6;
    await expect(startRun(engine, 'plain')).rejects.toMatchObject({
      code: 'batch-too-large',
      message: expect.stringContaining('this machine has 200 MB in all'),
    });
  });

  it('answers almost as fast while a run trains as when nothing does', async () => {
    const { id } = await startRun(engine, 'endless', 0);
    await untilRun(engine, id, ({ step }) => step > 20);
    const training = await slowestOf(engine, id);
    await engine.call('runs.stop', { id });
    await untilRun(engine, id, ({ status }) => status === 'stopped');
    const idle = await slowestOf(engine, id);
    expect(training).toBeLessThan(idle * 10 + schedulerNoise);
  });
});
