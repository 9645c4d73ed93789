import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporaryFolder';
import { takeProcessLock } from './processLock';

const module = pathToFileURL(join(import.meta.dirname, 'processLock.ts')).href;

/** Node takes types away by itself. The collector is called as a long run calls it. */
function takenTwice(file: string): string {
  const script = `
    import { takeProcessLock } from ${JSON.stringify(module)};
    const isTaken = () => takeProcessLock(${JSON.stringify(file)}) !== undefined;
    const first = isTaken();
    for (let times = 0; times < 3; times += 1) {
      globalThis.gc();
      await new Promise((resolve) => setImmediate(resolve));
    }
    process.stdout.write([first, isTaken()].join());
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', script],
    {
      encoding: 'utf8',
    },
  );
  return stdout === '' ? stderr : stdout;
}

describe('a lock of a process', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is held by one at a time, and by the next once it is released', () => {
    const file = join(folder.path, 'a.lock');
    const lock = takeProcessLock(file);
    expect(takeProcessLock(file)).toBeUndefined();
    lock?.release();
    expect(takeProcessLock(file)).toBeDefined();
  });

  it('is held although nobody keeps what was returned', () => {
    expect(takenTwice(join(folder.path, 'b.lock'))).toBe('true,false');
  });
});
