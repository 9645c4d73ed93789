import { describe, expect, it } from 'vitest';
import { httpTransport } from './httpTransport';

/** A transport whose sockets, timers and answers are turned by hand. */
function lab(respond: (url: string, body: unknown) => Response | Promise<Response>) {
  const sockets: EventTarget[] = [];
  const waits: { milliseconds: number; work: () => void }[] = [];
  const transport = httpTransport({
    fetch: async (url, init) => respond(String(url), JSON.parse(String(init?.body))),
    openSocket: () => {
      const socket = new EventTarget();
      sockets.push(socket);
      return socket as WebSocket;
    },
    after: (milliseconds, work) => waits.push({ milliseconds, work }),
  });
  return { transport, sockets, waits };
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

describe('httpTransport', () => {
  it('posts a call and reads its answer', async () => {
    const { transport } = lab((url, body) => json({ url, body }));
    expect(await transport.call('runs.get', { id: 'a' })).toEqual({
      url: '/api/runs.get',
      body: { id: 'a' },
    });
  });

  it("throws the engine's own error, with its place", async () => {
    const error = { code: 'port-unconnected', message: 'loss.p needs a wire', where: { node: 'loss' } };
    const { transport } = lab(() => json(error, 422));
    await expect(transport.call('runs.start', {})).rejects.toMatchObject(error);
  });

  it('says so when the engine cannot be reached or answers something else', async () => {
    const gone = lab(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(gone.transport.call('runs.list', {})).rejects.toThrow(/does not answer/);
    const odd = lab(() => new Response('<html>', { status: 502 }));
    await expect(odd.transport.call('runs.list', {})).rejects.toThrow(/unreadable/);
  });

  it('hands on events and connects again, after longer and longer waits, until it is back', () => {
    const { transport, sockets, waits } = lab(() => json({}));
    const events: unknown[] = [];
    const states: boolean[] = [];
    transport.onEvent((event) => events.push(event));
    transport.onConnection((connected) => states.push(connected));
    sockets[0]?.dispatchEvent(new Event('open'));
    sockets[0]?.dispatchEvent(Object.assign(new Event('message'), { data: '{"kind":"x"}' }));
    sockets[0]?.dispatchEvent(new Event('close'));
    waits[0]?.work();
    sockets[1]?.dispatchEvent(new Event('close'));
    waits[1]?.work();
    sockets[2]?.dispatchEvent(new Event('open'));
    sockets[2]?.dispatchEvent(new Event('close'));
    expect(events).toEqual([{ kind: 'x' }]);
    expect(states).toEqual([true, false, false, true, false]);
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([500, 1000, 500]);
  });
});
