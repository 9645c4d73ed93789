import type { IncomingMessage, ServerResponse } from 'node:http';
import { LabError } from '@shared/errors';
import sirv from 'sirv';

/** Scripts come from the lab alone; styles may be inline because charts and canvas write them. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function securityHeaders(response: ServerResponse): void {
  response.setHeader('content-security-policy', contentSecurityPolicy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
}

/** Answers a request, or throws LabError `not-found`. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The files of the built renderer, as they are at each request. Those under /assets carry a hash in their name and are
 * kept by the browser for good; the page itself is asked for each time.
 */
export function staticFiles(folder: string): StaticFiles {
  const send = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      securityHeaders(response);
      if (path.startsWith('/assets/'))
        response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  return (request, response) =>
    send(request, response, () => {
      const advice = request.url === '/' ? ' Build the lab first: npm start does.' : '';
      throw new LabError('not-found', `There is no page ${request.url}.${advice}`);
    });
}
