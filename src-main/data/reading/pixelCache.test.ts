import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { patternBytes, scratchFolder } from '../testing';
import { cached } from './pixelCache';

/** Asks for `bytes` under a key; says whether they had to be made. */
async function ask(folder: string | undefined, key: Record<string, unknown>, bytes = patternBytes(1_000)) {
  const target = new Uint8Array(bytes.length);
  let made = false;
  await cached(target, folder, key, async () => {
    made = true;
    target.set(bytes);
  });
  expect([...target]).toEqual([...bytes]);
  return made;
}

describe('the cache of pixels', () => {
  it('makes each entry once, and again for another key', async () => {
    const folder = join(scratchFolder(), 'made', 'by', 'it');
    expect(await ask(folder, { seed: 1 })).toBe(true);
    expect(await ask(folder, { seed: 1 })).toBe(false);
    expect(await ask(folder, { seed: 2 })).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('makes a damaged or a cut-off entry again and repairs it', async () => {
    const folder = scratchFolder();
    await ask(folder, { seed: 1 });
    const file = join(folder, readdirSync(folder)[0]!);
    const whole = readFileSync(file);
    const damaged = Buffer.from(whole);
    damaged[500] = (damaged[500] ?? 0) ^ 1;
    for (const bytes of [damaged, whole.subarray(0, 700), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(await ask(folder, { seed: 1 })).toBe(true);
      expect(await ask(folder, { seed: 1 })).toBe(false);
    }
  });

  it('keeps nothing without a folder', async () => {
    expect(await ask(undefined, {})).toBe(true);
    expect(await ask(undefined, {})).toBe(true);
  });

  it('goes on, and says so, where nothing can be written', async () => {
    const blocked = join(scratchFolder(), 'file');
    writeFileSync(blocked, '');
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await ask(blocked, { seed: 1 })).toBe(true);
    expect(stderr.mock.calls.join()).toContain('The data cache cannot be written');
    stderr.mockRestore();
  });

  it('forgets what was used longest ago', async () => {
    const folder = scratchFolder();
    for (let seed = 0; seed < 8; seed += 1) {
      await ask(folder, { seed });
      for (const name of readdirSync(folder)) {
        const { mtimeMs } = statSync(join(folder, name));
        utimesSync(join(folder, name), mtimeMs / 1_000 - 60, mtimeMs / 1_000 - 60);
      }
    }
    expect(await ask(folder, { seed: 0 })).toBe(false);
    await ask(folder, { seed: 8 });
    expect(readdirSync(folder)).toHaveLength(8);
    expect(await ask(folder, { seed: 0 })).toBe(false);
    expect(await ask(folder, { seed: 1 })).toBe(true);
  });
});
