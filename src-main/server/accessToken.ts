import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dataLayout } from '../environment/folders';

const tokenBytes = 24;
const wellFormed = /^[\w-]{32}$/;

const day = 24 * 60 * 60 * 1000;
/** Milliseconds for which a token is good: it stands in the history of browsers and terminals. */
const goodFor = 30 * day;

export interface TokenRequest {
  /** Makes a new one in any case. */
  readonly renew?: boolean | undefined;
  readonly now?: number;
}

/**
 * The token of a data folder's lab, readable by its owner only. It is kept for 30 days, so that an open page goes on
 * after the lab was restarted, and then made anew at the next start; so is one that others could read. Call it while
 * holding the folder's lock.
 */
export function accessToken(folder: string, { renew = false, now = Date.now() }: TokenRequest = {}): string {
  const file = dataLayout(folder).token;
  const kept = renew ? undefined : read(file, now);
  if (kept !== undefined) return kept;
  const token = randomBytes(tokenBytes).toString('base64url');
  rmSync(file, { force: true });
  writeFileSync(file, token, { mode: 0o600 });
  return token;
}

function read(file: string, now: number): string | undefined {
  try {
    const { mtimeMs, mode } = statSync(file);
    const shared = process.platform !== 'win32' && (mode & 0o077) !== 0;
    // A clock that was set back must not make a token good for longer.
    if (shared || Math.abs(now - mtimeMs) > goodFor) return undefined;
    const text = readFileSync(file, 'utf8');
    return wellFormed.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
