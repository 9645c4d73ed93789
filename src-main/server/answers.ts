import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ErrorCode, LabError, toLabError } from '@shared/errors';

/** Room for the largest document that the contract allows. */
export const bodyLimit = 4 * 1024 * 1024;

/** The HTTP status of a failure; graph and data errors are the client's, 422. */
export function httpStatus(code: ErrorCode): number {
  switch (code) {
    case 'bad-request':
      return 400;
    case 'unauthorised':
      return 401;
    case 'not-found':
      return 404;
    case 'conflict':
      return 409;
    case 'internal':
      return 500;
    case 'backend-unavailable':
    case 'trainer-crashed':
    case 'storage-unavailable':
    case 'storage-damaged':
      return 503;
    default:
      return 422;
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

export function sendError(response: ServerResponse, thrown: unknown, status?: number): void {
  const error = toLabError(thrown);
  sendJson(response, status ?? httpStatus(error.code), error.toJSON());
}

/** A body over the limit; HTTP has a status of its own for it. */
export class BodyTooLarge extends LabError {
  constructor() {
    super('bad-request', `The request is larger than ${bodyLimit / 1024 / 1024} MiB.`);
  }
}

/** @throws LabError `bad-request` for a body that is too large or is not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new LabError('bad-request', 'Send the input of a call as application/json.');
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyLimit) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new LabError('bad-request', 'The request is not JSON.', {}, { cause });
  }
}
