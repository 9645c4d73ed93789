import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { LabError } from '@shared/errors';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Cookies do not tell ports apart, so each server has a name of its own. */
export function cookieName(port: number): string {
  return `collapse_lab_${port}`;
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && loopbackNames.has(new URL(origin).hostname);
}

export function sameToken(given: string | undefined, token: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookie(header: string | undefined, name: string): string | undefined {
  const parts = (header ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
}

/**
 * Refuses names that are not loopback: a page of another site may point its own name at 127.0.0.1
 * (DNS rebinding). Any port will do, because a person may come through an SSH tunnel.
 * @throws LabError `unauthorised`.
 */
export function checkHost(headers: IncomingHttpHeaders): void {
  const { host } = headers;
  if (host === undefined || !isLoopback(`http://${host}`))
    throw new LabError(
      'unauthorised',
      'The lab answers on this machine only: open it as 127.0.0.1 or localhost.',
    );
}

/** @throws LabError `unauthorised` for a page of another origin or a request without the token. */
export function checkAccess(headers: IncomingHttpHeaders, token: string, port: number): void {
  checkHost(headers);
  const { origin, host } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    throw new LabError('unauthorised', `A page of ${origin} may not use the lab.`);
  const bearer = headers.authorization?.replace(/^Bearer /, '');
  if (!sameToken(bearer ?? cookie(headers.cookie, cookieName(port)), token))
    throw new LabError(
      'unauthorised',
      'Open the lab with the address that "lab serve" printed: it holds the token.',
    );
}
