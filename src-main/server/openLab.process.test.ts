import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabEvent } from '@shared/api';
import { LabError } from '@shared/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextEvent, scriptedOptions, startRun, untilRun } from '../engine/testing';
import { dataLayout } from '../environment/folders';
import { temporaryFolder } from '../testing/temporaryFolder';
import { readRecord, takeLock } from './engineLock';
import { type Lab, openLab } from './openLab';
import { connectLab } from './remoteLab';
import { holder } from './testing';

describe('a data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let opened: Lab[];
  beforeEach(() => {
    folder = temporaryFolder();
    opened = [];
  });
  afterEach(async () => {
    for (const { engine } of opened.reverse()) await engine.close();
    folder.remove();
  });

  async function open(): Promise<Lab> {
    const lab = await openLab({ ...scriptedOptions(folder.path), pages: folder.path });
    opened.push(lab);
    return lab;
  }

  it('has one engine, which others reach, calls, events, errors and all', async () => {
    const own = await open();
    const remote = await open();
    expect([own.kind, remote.kind]).toEqual(['own', 'remote']);
    expect(remote.address).toBe(own.address);
    const finished = nextEvent(remote.engine, (event: LabEvent) =>
      event.kind === 'run' && event.run.status === 'finished' ? event.run : undefined,
    );
    const started = await startRun(remote.engine, 'plain', 5);
    expect((await finished).id).toBe(started.id);
    const call = { id: started.id, names: ['train/loss'] };
    expect(await remote.engine.call('runs.metrics', call)).toEqual(
      await own.engine.call('runs.metrics', call),
    );
    await expect(remote.engine.call('runs.get', { id: 'r0' })).rejects.toEqual(
      new LabError('not-found', 'There is no run "r0".'),
    );
  });

  it('has one engine also when several open it at once', async () => {
    const labs = await Promise.all([open(), open(), open()]);
    expect(labs.map(({ kind }) => kind).sort()).toEqual(['own', 'remote', 'remote']);
  });

  it('is left by the engine that closes, and told to those who used it', async () => {
    const own = await open();
    const remote = await open();
    if (remote.kind !== 'remote') throw new Error('It is its own');
    await own.engine.close();
    await remote.engine.lost;
    await expect(remote.engine.call('runs.list', {})).rejects.toMatchObject({ code: 'conflict' });
    expect(readRecord(folder.path)).toBeUndefined();
    expect((await open()).kind).toBe('own');
  });

  it('goes to the next when its holder is killed, whose runs can be resumed', async () => {
    const { child, kind } = await holder(folder.path);
    expect(kind).toBe('own');
    const remote = await open();
    if (remote.kind !== 'remote') throw new Error('It is its own');
    const { id } = await startRun(remote.engine, 'endless', 0);
    await untilRun(remote.engine, id, ({ step }) => step > 3);
    child.kill('SIGKILL');
    await remote.engine.lost;
    const next = await open();
    expect(next.kind).toBe('own');
    expect((await next.engine.call('runs.get', { id })).run.status).toBe('interrupted');
    await next.engine.call('runs.resume', { id });
    await untilRun(next.engine, id, ({ status, step }) => status === 'running' && step > 3);
  });

  it('is shared with another process, which finds the engine of this one', async () => {
    const own = await open();
    const { child, kind } = await holder(folder.path);
    expect(kind).toBe('remote');
    child.send('close');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await own.engine.call('runs.list', {})).toEqual({ runs: [] });
  });

  it('keeps the address of its engine from other users', async () => {
    await open();
    expect(statSync(dataLayout(folder.path).engine).mode & 0o077).toBe(0);
    expect(readRecord(folder.path)).toMatchObject({ pid: process.pid });
  });

  it('is freed by an engine that could not be opened', async () => {
    const own = await open();
    const { port = '' } = new URL(own.address);
    const elsewhere = temporaryFolder();
    const options = { ...scriptedOptions(elsewhere.path), pages: elsewhere.path, port: Number(port) };
    await expect(openLab(options)).rejects.toMatchObject({ code: 'conflict' });
    const lock = takeLock(elsewhere.path);
    expect(lock).toBeDefined();
    lock?.release();
    elsewhere.remove();
  });

  it('that cannot be written is named', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const inside = openLab({ ...scriptedOptions(join(file, 'lab')), pages: file });
    await expect(inside).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('cannot be used'),
      where: { file: join(file, 'lab') },
    });
  });

  it('whose record leads nowhere is not waited for at its address', async () => {
    const record = { pid: 1, port: 1, token: 'none', version: '0' };
    await expect(connectLab(record)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The running lab does not answer.',
    });
  });
});
