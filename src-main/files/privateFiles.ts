import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';

/** Makes a folder that only this user may look into; one that was there becomes so. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

/** Makes a file that only this user may read, empty; one that was there keeps its contents and becomes so. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}
