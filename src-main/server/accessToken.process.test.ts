import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataLayout } from '../environment/folders';
import { temporaryFolder } from '../testing/temporaryFolder';
import { accessToken } from './accessToken';

describe('the token of a data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is made once and kept for its owner alone', () => {
    const token = accessToken(folder.path);
    const { token: file } = dataLayout(folder.path);
    expect(accessToken(folder.path)).toBe(token);
    expect(readFileSync(file, 'utf8')).toBe(token);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is made again where the file was damaged', () => {
    const { token: file } = dataLayout(folder.path);
    writeFileSync(file, 'x');
    const token = accessToken(folder.path);
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(accessToken(folder.path)).toBe(token);
  });

  it('is made anew after a month, when it is asked for, and where others could read it', () => {
    const token = accessToken(folder.path);
    const day = 24 * 60 * 60 * 1000;
    expect(accessToken(folder.path, { now: Date.now() + 29 * day })).toBe(token);
    const second = accessToken(folder.path, { now: Date.now() + 31 * day });
    expect(second).not.toBe(token);
    const third = accessToken(folder.path, { renew: true });
    expect(third).not.toBe(second);
    chmodSync(dataLayout(folder.path).token, 0o644);
    expect(accessToken(folder.path)).not.toBe(third);
  });
});
