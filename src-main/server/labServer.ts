import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isCallName } from '@shared/api';
import { LabError, toLabError } from '@shared/errors';
import type { Engine } from '../engine';
import { checkAccess, checkHost, cookieName, sameToken } from './access';
import { BodyTooLarge, readJson, sendError, sendJson } from './answers';
import { eventSockets } from './eventSockets';
import { addressOf } from './requestAddress';
import { type StaticFiles, staticFiles } from './staticFiles';

export interface LabServerOptions {
  readonly engine: Engine;
  /** 0 takes a free one. */
  readonly port: number;
  /** What a client must show. */
  readonly token: string;
  /** The built renderer. */
  readonly pages: string;
}

export interface LabServer {
  readonly port: number;
  /** What a person opens. */
  readonly address: string;
  close(): Promise<void>;
}

interface Request extends Omit<LabServerOptions, 'pages'> {
  readonly files: StaticFiles;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

async function answerCall({ engine, token, port, request, response, url }: Request): Promise<void> {
  checkAccess(request.headers, token, port);
  const name = url.pathname.slice('/api/'.length);
  if (!isCallName(name)) throw new LabError('not-found', `There is no call "${name}".`);
  if (request.method !== 'POST') throw new LabError('bad-request', 'Calls are made with POST.');
  const input = await readJson(request);
  sendJson(response, 200, await engine.call(name, input));
}

/** Puts the token of the address into a cookie and takes it out of sight. */
function exchangeToken({ token, port, response }: Request): void {
  response.writeHead(303, {
    location: '/',
    'set-cookie': `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end();
}

async function answer(request: Request): Promise<void> {
  const { url, token, files } = request;
  if (url.pathname.startsWith('/api/')) return answerCall(request);
  checkHost(request.request.headers);
  const given = url.searchParams.get('token') ?? undefined;
  if (url.pathname === '/' && given !== undefined) {
    if (!sameToken(given, token))
      throw new LabError('unauthorised', 'The token in the address is not right.');
    return exchangeToken(request);
  }
  if (request.request.method !== 'GET' && request.request.method !== 'HEAD')
    throw new LabError('bad-request', 'Pages are read with GET.');
  return files(request.request, request.response);
}

function refuse({ request, response }: Request, thrown: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!(thrown instanceof BodyTooLarge)) {
    sendError(response, thrown);
    return;
  }
  // The rest of the body is not read: the connection ends once the answer is out.
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  sendError(response, thrown, 413);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new LabError('conflict', `Port ${port} is taken; choose another with --port.`, {}, { cause })
          : toLabError(cause),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves an engine and the built pages on loopback. @throws LabError `conflict` when the port is taken. */
export async function startServer(options: LabServerOptions): Promise<LabServer> {
  const { token, pages, ...rest } = options;
  const files = staticFiles(pages);
  let port = options.port;
  const server = createServer((request, response) => {
    const all = { ...rest, token, files, port, request, response, url: addressOf(request) };
    answer(all).catch((error: unknown) => refuse(all, error));
  });
  const sockets = eventSockets(server, options.engine, { token, port: () => port });
  port = await listen(server, options.port);
  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close() {
      sockets.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
