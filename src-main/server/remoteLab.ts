import { labEventSchema, parseError, parseOutput } from '@shared/api';
import { LabError } from '@shared/errors';
import { WebSocket } from 'ws';
import type { Engine, LabListener } from '../engine';
import type { EngineRecord } from './engineLock';

/** An engine in another process, reached over HTTP and WebSocket. */
export interface RemoteLab extends Engine {
  /** Settles when the engine has gone away or the connection was closed. */
  readonly lost: Promise<void>;
}

function connect(record: EngineRecord): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${record.port}/events`, {
      headers: { authorization: `Bearer ${record.token}` },
      handshakeTimeout: 5_000,
    });
    socket.once('open', () => resolve(socket));
    socket.once('error', (cause) =>
      reject(new LabError('conflict', 'The running lab does not answer.', {}, { cause })),
    );
  });
}

/** @throws LabError `conflict` when nothing answers at the record's address. */
export async function connectLab(record: EngineRecord): Promise<RemoteLab> {
  const socket = await connect(record);
  const listeners = new Set<LabListener>();
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const event = labEventSchema.safeParse(JSON.parse(String(data)));
    if (event.success) for (const listener of [...listeners]) listener(event.data);
  });
  const lost = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  return {
    lost,
    async call(name, input) {
      const response = await fetch(`http://127.0.0.1:${record.port}/api/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${record.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }).catch((cause: unknown) => {
        throw new LabError('conflict', 'The running lab has gone away.', {}, { cause });
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw parseError(answer);
      return parseOutput(name, answer);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      socket.close();
      await lost;
    },
  };
}
