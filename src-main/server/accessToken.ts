import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dataLayout } from '../environment/folders';

const tokenBytes = 24;
const wellFormed = /^[\w-]{32}$/;

/**
 * The token of a data folder's lab. It is made once and kept, readable by its owner only, so that an open page goes
 * on after the lab was restarted. Call it while holding the folder's lock.
 */
export function accessToken(folder: string): string {
  const file = dataLayout(folder).token;
  const kept = read(file);
  if (kept !== undefined) return kept;
  const token = randomBytes(tokenBytes).toString('base64url');
  writeFileSync(file, token, { mode: 0o600 });
  return token;
}

function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    return wellFormed.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
