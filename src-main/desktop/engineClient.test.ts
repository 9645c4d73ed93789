import type { LabEvent } from '@shared/api';
import { LabError } from '@shared/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { EngineClient } from './engineClient';
import type { EngineHost } from './engineHost';
import type { EngineMessage, ShellMessage } from './shellProtocol';

/** An engine process as the client sees it, in the hands of the test. */
class FakeHost implements EngineHost {
  readonly sent: ShellMessage[] = [];
  say: (message: EngineMessage) => void = () => undefined;
  exit: (reason: string) => void = () => undefined;

  send(message: ShellMessage): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: EngineMessage) => void): void {
    this.say = listener;
  }
  onExit(listener: (reason: string) => void): void {
    this.exit = listener;
  }
}

describe('the client of the engine process', () => {
  let hosts: FakeHost[];
  let events: LabEvent[];
  let connections: boolean[];
  let client: EngineClient;
  beforeEach(() => {
    hosts = [];
    events = [];
    connections = [];
    client = new EngineClient({
      start: () => {
        const host = new FakeHost();
        hosts.push(host);
        return host;
      },
      onEvent: (event) => events.push(event),
      onConnection: (connected) => connections.push(connected),
    });
  });

  const host = () => hosts.at(-1)!;

  it('gives each call its own answer, in whatever order they come', async () => {
    const list = client.call('runs.list', {});
    const get = client.call('runs.get', { id: 'r1' });
    expect(host().sent).toEqual([
      { kind: 'call', id: 0, name: 'runs.list', input: {} },
      { kind: 'call', id: 1, name: 'runs.get', input: { id: 'r1' } },
    ]);
    const error = new LabError('not-found', 'There is no run "r1".').toJSON();
    host().say({ kind: 'error', id: 1, error });
    host().say({ kind: 'result', id: 0, output: { runs: [] } });
    expect(await get).toEqual({ error });
    expect(await list).toEqual({ output: { runs: [] } });
  });

  it('answers a call that cannot be sent with a sentence', async () => {
    host().send = (message) => void JSON.stringify(message);
    const own: Record<string, unknown> = {};
    own.itself = own;
    for (const input of [own, 1n])
      expect(await client.call('runs.list', input)).toMatchObject({
        error: { code: 'bad-request', message: expect.stringContaining('cannot be sent') },
      });
  });

  it('forwards events and says when the engine is ready', () => {
    host().say({ kind: 'ready' });
    host().say({ kind: 'event', event: { kind: 'run-deleted', id: 'r1' } });
    expect(events).toEqual([{ kind: 'run-deleted', id: 'r1' }]);
    expect(connections).toEqual([true]);
  });

  it('starts another engine when one dies, and answers what was asked of the dead one', async () => {
    host().say({ kind: 'ready' });
    const lost = client.call('runs.list', {});
    host().exit('exit code 1');
    expect(await lost).toMatchObject({ error: { code: 'internal' } });
    expect(hosts).toHaveLength(2);
    const answer = client.call('runs.list', {});
    host().say({ kind: 'ready' });
    host().say({ kind: 'result', id: 1, output: { runs: [] } });
    expect(await answer).toEqual({ output: { runs: [] } });
    expect(connections).toEqual([true, false, true]);
  });

  it('gives up after three starts in a row without a ready engine, and says what to do', async () => {
    for (let start = 0; start < 4; start += 1) host().exit('exit code 1');
    expect(hosts).toHaveLength(4);
    expect(await client.call('runs.list', {})).toMatchObject({
      error: { message: expect.stringContaining('doctor') },
    });
    await client.close();
  });

  it('counts those starts anew once an engine was ready', () => {
    for (let round = 0; round < 3; round += 1) {
      host().exit('exit code 1');
      host().exit('exit code 1');
      host().say({ kind: 'ready' });
    }
    expect(hosts).toHaveLength(7);
  });

  it('passes on why an engine could not start, and does not try again', async () => {
    const error = new LabError('conflict', 'Another lab uses the data folder.').toJSON();
    const waiting = client.call('runs.list', {});
    host().say({ kind: 'failed', error });
    expect(await waiting).toEqual({ error });
    host().exit('exit code 1');
    expect(await client.call('runs.list', {})).toEqual({ error });
    expect(hosts).toHaveLength(1);
  });

  it('closes when the engine is gone, without starting another', async () => {
    let closed = false;
    const closing = client.close().then(() => {
      closed = true;
    });
    await Promise.resolve();
    expect([host().sent.at(-1), closed]).toEqual([{ kind: 'close' }, false]);
    host().exit('exit code 1');
    await closing;
    expect(hosts).toHaveLength(1);
  });
});
