import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineMessage } from '../desktop/shellProtocol';
import { scriptedDocument } from '../engine/testing';
import { dataLayout } from '../environment/folders';
import { openStore } from '../store';
import { temporaryFolder } from '../testing/temporaryFolder';
import { readRecord } from './engineLock';
import { holder, messageOf, shellsEngine } from './testing';

describe('the engine of a desktop shell', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let children: ChildProcess[];
  beforeEach(() => {
    folder = temporaryFolder();
    children = [];
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    folder.remove();
  });

  function started(child: ChildProcess): ChildProcess {
    children.push(child);
    return child;
  }

  const ready = (child: ChildProcess) =>
    messageOf(child, ({ kind }) => (kind === 'ready' ? true : undefined));

  function call(child: ChildProcess, id: number, name: string, input: unknown): Promise<EngineMessage> {
    const answer = messageOf(child, (message) =>
      'id' in message && message.id === id ? message : undefined,
    );
    child.send({ kind: 'call', id, name, input });
    return answer;
  }

  it('answers calls with results and errors, and ends when it is told to', async () => {
    const engine = started(shellsEngine(folder.path));
    await ready(engine);
    expect(await call(engine, 1, 'runs.list', {})).toEqual({ kind: 'result', id: 1, output: { runs: [] } });
    expect(await call(engine, 2, 'runs.fly', {})).toMatchObject({
      kind: 'error',
      error: { code: 'not-found' },
    });
    const document = scriptedDocument('empty');
    expect(await call(engine, 3, 'runs.start', { document })).toMatchObject({
      kind: 'error',
      error: { message: 'There is no dataset: add one' },
    });
    engine.send({ kind: 'close' });
    expect(await once(engine, 'exit')).toEqual([0, null]);
    expect(readRecord(folder.path)).toBeUndefined();
  });

  it('takes the folder over when the lab that has it goes away, and is ready again', async () => {
    const { child } = await holder(folder.path);
    started(child);
    const engine = started(shellsEngine(folder.path));
    await ready(engine);
    const again = ready(engine);
    child.kill('SIGKILL');
    await again;
    expect(readRecord(folder.path)).toMatchObject({ pid: engine.pid });
    expect(await call(engine, 1, 'runs.list', {})).toMatchObject({ kind: 'result' });
  });

  it('says why it could not start', async () => {
    const { database } = dataLayout(folder.path);
    openStore(database).close();
    const newer = new Database(database);
    newer.pragma('user_version = 99');
    newer.close();
    const engine = started(shellsEngine(folder.path));
    const error = await messageOf(engine, (message) =>
      message.kind === 'failed' ? message.error : undefined,
    );
    expect(error).toMatchObject({ code: 'conflict', message: expect.stringContaining('newer Collapse Lab') });
  });

  it('does not outlive the shell', async () => {
    const engine = started(shellsEngine(folder.path));
    await ready(engine);
    engine.disconnect();
    expect(await once(engine, 'exit')).toEqual([0, null]);
  });
});
