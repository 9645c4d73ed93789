import type { IncomingMessage, ServerResponse } from 'node:http';
import { LabError } from '@shared/errors';
import sirv from 'sirv';
import { securityHeaders } from '../pages';

/** Answers a request, or throws LabError `not-found`. The host of the request was checked. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Where the page may open its event socket: at the address that it was asked for under, which through an SSH tunnel
 * has another port than the server.
 */
function ownSockets({ host }: IncomingMessage['headers']): string[] {
  return host === undefined ? [] : [`ws://${new URL(`http://${host}`).host}`];
}

/**
 * The files of the built renderer, as they are at each request. Those under /assets carry a hash in their name and are
 * kept by the browser for good; the page itself is asked for each time.
 */
export function staticFiles(folder: string): StaticFiles {
  const send = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      if (path.startsWith('/assets/'))
        response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  return (request, response) => {
    const headers = Object.entries(securityHeaders(ownSockets(request.headers)));
    for (const [name, value] of headers) response.setHeader(name, value);
    send(request, response, () => {
      const advice = request.url === '/' ? ' Build the lab first: npm start does.' : '';
      throw new LabError('not-found', `There is no page ${request.url}.${advice}`);
    });
  };
}
