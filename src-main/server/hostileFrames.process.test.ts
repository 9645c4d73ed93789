import '@shared/testing/sameProperties';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { calls } from '@shared/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { EngineMessage } from '../desktop/shellProtocol';
import type { Engine } from '../engine';
import { scriptedDocument, scriptedEngine } from '../engine/testing';
import { temporaryFolder } from '../testing/temporaryFolder';
import { type LabServer, startServer } from './labServer';
import { shellMessages } from './shellMessages';
import { subscribe } from './testing';

/** Inputs of each kind in the suite; npm run torture sets more. */
const inputs = Math.ceil(Number(process.env.COLLAPSE_LAB_FUZZ ?? 1_000) / 2);
const limit = 60_000 + inputs * 40;

describe('the socket of events', () => {
  const token = 'a-token-of-some-length';
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: Engine;
  let server: LabServer;
  beforeAll(async () => {
    folder = temporaryFolder();
    engine = scriptedEngine(folder.path);
    server = await startServer({ engine, port: 0, token, pages: folder.path });
  });
  afterAll(async () => {
    await engine.close();
    await server.close();
    folder.remove();
  });

  /** A frame as a client sends it, whose first bytes and length need not be true. */
  const frame = fc
    .record({
      first: fc.nat(255),
      length: fc.oneof(fc.nat(125), fc.constantFrom(126, 127)),
      masked: fc.boolean(),
      body: fc.uint8Array({ maxLength: 200 }),
    })
    .map(({ first, length, masked, body }) =>
      Buffer.concat([Buffer.of(first, length | (masked ? 128 : 0)), body]),
    );
  const bytes = fc.array(fc.oneof(frame, fc.uint8Array({ maxLength: 300 })), { minLength: 1, maxLength: 4 });

  /** Shakes hands properly, then sends what is given and hangs up. */
  async function send(parts: readonly Uint8Array[]): Promise<void> {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const gone = once(socket, 'close');
    socket.write(
      [
        'GET /events HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        `Authorization: Bearer ${token}`,
        '\r\n',
      ].join('\r\n'),
    );
    await once(socket, 'data');
    for (const part of parts) socket.write(part);
    socket.end();
    await gone;
  }

  it('closes on frames of any kind, and goes on telling others what happens', {
    timeout: limit,
  }, async () => {
    const other = await subscribe(server.port, { authorization: `Bearer ${token}` });
    if (!(other instanceof WebSocket)) throw new Error(`The socket was refused: ${other}`);
    await fc.assert(fc.asyncProperty(bytes, send), { numRuns: inputs });
    const told = once(other, 'message');
    await engine.call('runs.start', { document: scriptedDocument('plain') });
    const [event] = await told;
    expect(JSON.parse(String(event))).toMatchObject({ kind: 'run' });
    other.close();
  });
});

describe('a message of the desktop shell', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: Engine;
  beforeAll(() => {
    folder = temporaryFolder();
    engine = scriptedEngine(folder.path);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(calls)) },
    { weight: 1, arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', '') },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  );
  const key = fc.constantFrom('id', 'document', 'names', 'spec', 'name', '__proto__');
  const input = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.dictionary(key, fc.jsonValue({ maxDepth: 2 })),
    fc.constantFrom(undefined, 1n, Number.NaN, new Map([[1, 2]]), new Date(0)),
  );
  const message = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('call'), id: fc.nat(), name, input }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.jsonValue(), id: fc.jsonValue(), name, input }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );

  it('is answered with an output or a sentence where it has a number, and never thrown at the engine', {
    timeout: limit,
  }, async () => {
    const answers: EngineMessage[] = [];
    let closed = false;
    const receive = shellMessages({
      send: (answer) => answers.push(answer),
      engine: async () => engine,
      close: () => {
        closed = true;
      },
    });
    const made = fc.sample(message, { numRuns: inputs, seed: 20_261_127 });
    for (const one of made) receive(one);
    const numbered = made.filter(
      (one) => typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'number',
    );
    await vi.waitUntil(() => answers.length === numbered.length, { timeout: limit });
    const errors = answers.flatMap((answer) => (answer.kind === 'error' ? [answer.error] : []));
    expect(errors.length).toBeGreaterThan(inputs / 4);
    expect(errors.filter(({ code }) => code === 'internal')).toEqual([]);
    expect(closed).toBe(false);
  });
});
