import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { EngineMessage } from '../../desktop/shellProtocol';

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** One request, its path and headers sent as they are: fetch would tidy both. */
export function ask(port: number, options: RequestOptions, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A WebSocket, open; or the HTTP status with which it was refused. */
export function subscribe(
  port: number,
  headers: Readonly<Record<string, string>>,
  path = '/events',
): Promise<WebSocket | number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('error', reject);
  });
}

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return fork(join(import.meta.dirname, 'labProcess.ts'), args, {
    execArgv: [],
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** A lab in a process of its own that holds `folder`. */
export async function holder(folder: string): Promise<{ child: ChildProcess; kind: string }> {
  const child = start(['hold', folder], process.env);
  const [message] = (await once(child, 'message')) as [{ kind: string }];
  return { child, kind: message.kind };
}

/** The engine process of a desktop shell on `folder`. */
export function shellsEngine(folder: string): ChildProcess {
  return start(['host'], { ...process.env, COLLAPSE_LAB_DATA: folder });
}

/** The next message that fits. */
export function messageOf<Found>(
  child: ChildProcess,
  pick: (message: EngineMessage) => Found | undefined,
): Promise<Found> {
  return new Promise((resolve) => {
    const listener = (message: unknown) => {
      const found = pick(message as EngineMessage);
      if (found === undefined) return;
      child.off('message', listener);
      resolve(found);
    };
    child.on('message', listener);
  });
}
