import { LabError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { openLab } from './lab';
import { listeners } from './listeners';

/** A transport that answers what it is told to. */
function transport(answer: unknown) {
  const events = listeners<unknown>();
  const connections = listeners<boolean>();
  const calls: { name: string; input: unknown }[] = [];
  return {
    calls,
    tell: events.tell,
    connect: connections.tell,
    call: async (name: string, input: unknown) => {
      calls.push({ name, input });
      return answer;
    },
    onEvent: events.add,
    onConnection: connections.add,
  };
}

describe('openLab', () => {
  it('sends a call and gives back its answer', async () => {
    const wire = transport({ runs: [] });
    expect(await openLab(wire).call('runs.list', {})).toEqual({ runs: [] });
    expect(wire.calls).toEqual([{ name: 'runs.list', input: {} }]);
  });

  it('does not send what the contract does not allow', async () => {
    const wire = transport({ csv: '' });
    await expect(openLab(wire).call('runs.export', { id: 3 as unknown as string })).rejects.toThrow(LabError);
    expect(wire.calls).toEqual([]);
  });

  it('refuses an answer that does not fit', async () => {
    await expect(openLab(transport({ runs: 'none' })).call('runs.list', {})).rejects.toThrow(
      /answer to runs.list/,
    );
  });

  it('hands on the events that fit, and no longer once unsubscribed', () => {
    const wire = transport({});
    const heard: unknown[] = [];
    const end = openLab(wire).subscribe((event) => heard.push(event));
    const event = { kind: 'run-deleted', id: 'a' };
    wire.tell(event);
    end();
    wire.tell(event);
    expect(heard).toEqual([event]);
  });

  it('listens once for all, and lets no listener keep an event from the others', async () => {
    const wire = transport({});
    let subscriptions = 0;
    const lab = openLab({
      ...wire,
      onEvent: (listener) => {
        subscriptions += 1;
        return wire.onEvent(listener);
      },
    });
    const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
    const heard: unknown[] = [];
    lab.subscribe(() => {
      throw new Error('a broken panel');
    });
    lab.subscribe((event) => heard.push(event));
    wire.tell({ kind: 'run-deleted', id: 'a' });
    expect(heard).toHaveLength(1);
    expect(subscriptions).toBe(1);
    expect(await thrown).toMatchObject({ message: 'a broken panel' });
  });

  it('tells at once whether the engine is there, and each change once', () => {
    const wire = transport({});
    const heard: boolean[] = [];
    openLab(wire).onConnection((connected) => heard.push(connected));
    wire.connect(true);
    wire.connect(false);
    wire.connect(false);
    wire.connect(true);
    expect(heard).toEqual([true, false, true]);
  });
});
