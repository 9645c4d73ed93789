import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { LabError } from '@shared/errors';

/** @throws LabError `bad-request` where it is no address of a Redis; the text itself may hold a password and is not told. */
function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || (url.protocol !== 'redis:' && url.protocol !== 'rediss:') || url.host === '')
    throw new LabError(
      'bad-request',
      'The address of a queue looks like redis://host:6379, or rediss://:password@host:6379 with TLS.',
    );
  return url;
}

/** What of an address may be shown: never its password. @throws LabError `bad-request`. */
export function shownAddress(address: string): string {
  const { protocol, host, pathname } = urlOf(address);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

/**
 * The address with its password: the one given beside it, or the one that was kept for the same address.
 * @throws LabError `bad-request`.
 */
export function wholeAddress(
  address: string,
  password: string | undefined,
  kept: string | undefined,
): string {
  const url = urlOf(address);
  if (password !== undefined && password !== '') url.password = encodeURIComponent(password);
  else if (url.password === '' && kept !== undefined && shownAddress(kept) === shownAddress(address))
    return kept;
  return url.href;
}

/** The address that was saved in a file that its owner alone can read. */
export function savedAddress(file: string): string | undefined {
  try {
    const address = readFileSync(file, 'utf8').trim();
    shownAddress(address);
    return address;
  } catch {
    return undefined;
  }
}

export function saveAddress(file: string, address: string | null): void {
  rmSync(file, { force: true });
  if (address !== null) writeFileSync(file, address, { mode: 0o600 });
}
