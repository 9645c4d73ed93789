import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'a.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function heldBy(holder) {
  writeFileSync(file, JSON.stringify(holder));
}

describe('the lock of the set-up', () => {
  it('lets one in after the other and is gone at the end', async () => {
    const seen = [];
    const work = (name) => async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} out`);
    };
    const waiting = [];
    await Promise.all(['a', 'b', 'c'].map((name) => withLock(file, (pid) => waiting.push(pid), work(name))));
    expect(seen.filter((_, index) => index % 2 === 0).map((entry) => entry.replace(' in', ' out'))).toEqual(
      seen.filter((_, index) => index % 2 === 1),
    );
    expect(waiting).toEqual([process.pid, process.pid]);
    expect(existsSync(file)).toBe(false);
  });

  it('passes over a process that ended without freeing it', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    heldBy({ pid, host: hostname() });
    expect(
      await withLock(
        file,
        () => expect.unreachable(),
        () => 'done',
      ),
    ).toBe('done');
  });

  it('passes over a process on another machine only when that has long been silent', async () => {
    heldBy({ pid: 1, host: 'elsewhere' });
    const longAgo = new Date(Date.now() - 120_000);
    const told = [];
    const result = await withLock(
      file,
      (pid) => {
        told.push(pid);
        utimesSync(file, longAgo, longAgo);
      },
      () => 'done',
    );
    expect(result).toBe('done');
    expect(told).toEqual([1]);
  });

  it('is freed when the work fails', async () => {
    const failing = withLock(
      file,
      () => {},
      () => Promise.reject(new Error('no disk')),
    );
    await expect(failing).rejects.toThrow('no disk');
    expect(existsSync(file)).toBe(false);
  });
});
