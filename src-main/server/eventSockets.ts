import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { LabError, toLabError } from '@shared/errors';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../engine';
import { checkAccess } from './access';
import { httpStatus } from './answers';
import { addressOf } from './requestAddress';

/** A client that reads slower than the events come is cut off; it connects again and reads what it missed. */
const bufferLimit = 16 * 1024 * 1024;
const heartbeat = 30_000;

function refuse(socket: Duplex, thrown: unknown): void {
  const error = toLabError(thrown);
  const status = httpStatus(error.code);
  const body = JSON.stringify(error);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function keepAlive(sockets: WebSocketServer): NodeJS.Timeout {
  const answered = new WeakSet<WebSocket>();
  sockets.on('connection', (socket) => {
    answered.add(socket);
    socket.on('pong', () => answered.add(socket));
  });
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answered.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, heartbeat);
  return timer.unref();
}

export interface EventSockets {
  close(): void;
}

/** WebSocket at /events: every event of the engine as one JSON message. Clients send nothing. */
export function eventSockets(
  server: Server,
  engine: Engine,
  access: { readonly token: string; readonly port: () => number },
): EventSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    socket.on('error', () => socket.destroy());
    try {
      checkAccess(request.headers, access.token, access.port());
      const { pathname } = addressOf(request);
      if (pathname !== '/events') throw new LabError('not-found', `There are no events at ${pathname}.`);
    } catch (error) {
      return refuse(socket, error);
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client));
  });
  sockets.on('connection', (client) => client.on('error', () => client.terminate()));
  const unsubscribe = engine.subscribe((event) => {
    if (sockets.clients.size === 0) return;
    const message = JSON.stringify(event);
    for (const client of sockets.clients) {
      if (client.bufferedAmount > bufferLimit) client.terminate();
      else client.send(message);
    }
  });
  const timer = keepAlive(sockets);
  return {
    close() {
      clearInterval(timer);
      unsubscribe();
      for (const client of sockets.clients) client.close(1001, 'The lab was closed');
      sockets.close();
    },
  };
}
