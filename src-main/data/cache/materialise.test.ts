import { appendFileSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Chunk, SplitPlan } from '../reading/split';
import { pixelsOf, scratchFolder } from '../testing';
import { materialise } from './materialise';

const side = 64;
const imageBytes = side * side * 3;
/** Two and a bit chunks. */
const count = 1_500;

/** An image like no other. */
function imageNumber(index: number): Buffer {
  const image = Buffer.alloc(imageBytes, index % 251);
  image.writeUInt32LE(index, 0);
  return image;
}

/** Images whose bytes follow from their place; says how many were made. */
function patternPlan(made: { images: number }, unreadable: readonly number[] = []): SplitPlan {
  return {
    count,
    height: side,
    width: side,
    labels: Uint16Array.from({ length: count }, (_, index) => index % 7),
    costly: true,
    chunks: async function* (start, size) {
      for (let first = start; first < count; first += size) {
        const images = Array.from({ length: Math.min(size, count - first) }, (_, at) => first + at);
        made.images += images.length;
        const kept = images.filter((index) => !unreadable.includes(index));
        const chunk: Chunk = {
          pixels: Buffer.concat(kept.map((index) => imageNumber(index))),
          remarks: images
            .filter((index) => unreadable.includes(index))
            .map((index) => ({ kind: 'unreadable', index, file: `${index}.png`, what: 'is empty.' })),
        };
        yield chunk;
      }
    },
  };
}

interface Asked {
  readonly folder: string | undefined;
  readonly mostMemory?: number;
  readonly unreadable?: readonly number[];
  readonly name?: string;
  /** Images after which the work is told to stop. */
  readonly stopAt?: number;
}

async function ask({ folder, mostMemory = 2 ** 30, unreadable, name = 'entry', stopAt }: Asked) {
  const made = { images: 0 };
  const stop = new AbortController();
  const result = await materialise(patternPlan(made, unreadable), {
    folder,
    name,
    mostMemory,
    signal: stop.signal,
    progress: (done) => {
      if (stopAt !== undefined && done >= stopAt) stop.abort(new Error('enough'));
    },
  });
  return { ...result, made: made.images };
}

describe('the pixels of a split', () => {
  it('are made once, and are the same in memory, from the cache and in a file', async () => {
    const folder = join(scratchFolder(), 'made', 'by', 'it');
    const plain = await ask({ folder: undefined });
    const first = await ask({ folder });
    const again = await ask({ folder });
    const stored = await ask({ folder, mostMemory: 1_000 });
    expect([plain.made, first.made, again.made, stored.made]).toEqual([count, count, 0, 0]);
    for (const { set, digest } of [first, again, stored]) {
      expect(digest).toBe(plain.digest);
      expect(Buffer.compare(pixelsOf(set), pixelsOf(plain.set))).toBe(0);
      expect(set.labels).toEqual(plain.set.labels);
    }
    const [a, b] = [stored.set.gather([1_499, 3, 4, 5, 0]), plain.set.gather([1_499, 3, 4, 5, 0])];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('lack the images that cannot be read, with their labels, and say which', async () => {
    const folder = scratchFolder();
    const unreadable = [0, 700, 1_499];
    for (const where of [undefined, folder, folder]) {
      const { set, remarks } = await ask({ folder: where, unreadable });
      expect(set.count).toBe(count - 3);
      expect(remarks.map(({ index }) => index)).toEqual(unreadable);
      expect(set.labels?.[0]).toBe(1);
      expect(Buffer.compare(set.gather([0]), imageNumber(1))).toBe(0);
    }
  });

  it('are gone on with where the work was stopped', async () => {
    const folder = scratchFolder();
    await expect(ask({ folder, stopAt: 682 })).rejects.toThrow('enough');
    const { made, set } = await ask({ folder });
    expect(made).toBe(count - 682);
    expect(Buffer.compare(set.gather([700]), imageNumber(700))).toBe(0);
  });

  it('are made again where what was left is torn or damaged', async () => {
    const folder = scratchFolder();
    await expect(ask({ folder, stopAt: 1_364 })).rejects.toThrow('enough');
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.pixels'))!);
    const bytes = readFileSync(file);
    bytes[800 * imageBytes] = (bytes[800 * imageBytes] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    appendFileSync(file, 'torn');
    const { made, set } = await ask({ folder });
    expect(made).toBe(count - 682);
    expect(Buffer.compare(set.gather([800]), imageNumber(800))).toBe(0);
  });

  it('are made again where a whole entry is damaged or cut off', async () => {
    const folder = scratchFolder();
    await ask({ folder });
    const file = join(folder, 'entry.pixels');
    const whole = readFileSync(file);
    const damaged = Buffer.from(whole);
    damaged[500] = (damaged[500] ?? 0) ^ 1;
    for (const bytes of [damaged, whole.subarray(0, 700), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect((await ask({ folder })).made).toBe(count);
      expect((await ask({ folder })).made).toBe(0);
    }
  });

  it('go on without a cache that cannot be written, unless they need it', async () => {
    const blocked = join(scratchFolder(), 'file');
    writeFileSync(blocked, '');
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await ask({ folder: blocked })).made).toBe(count);
    expect(stderr.mock.calls.join()).toContain('The data cache cannot be written');
    stderr.mockRestore();
    await expect(ask({ folder: blocked, mostMemory: 1_000 })).rejects.toThrow('COLLAPSE_LAB_CACHE');
  });

  it('leave room: what was used longest ago goes', async () => {
    const folder = scratchFolder();
    const name = (index: number) => `entry-${index}`;
    for (let index = 0; index < 8; index += 1) {
      await ask({ folder, name: name(index) });
      for (const file of readdirSync(folder)) {
        const { mtimeMs } = statSync(join(folder, file));
        utimesSync(join(folder, file), mtimeMs / 1_000 - 60, mtimeMs / 1_000 - 60);
      }
    }
    expect((await ask({ folder, name: name(0) })).made).toBe(0);
    await ask({ folder, name: name(8) });
    expect(readdirSync(folder)).toHaveLength(16);
    expect((await ask({ folder, name: name(0) })).made).toBe(0);
    expect((await ask({ folder, name: name(1) })).made).toBe(count);
  });
});
