import '@shared/testing/sameProperties';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LabError } from '@shared/errors';
import type { FileKind } from '@shared/values/dataFormats';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { costOf, load, mostCost, peakMemory, scratchFolder } from '../testing';

/** Inputs of each format; over 5,000 in all. */
const inputs = 560;

interface Damage {
  /** Which of the files, as a share of their list. */
  readonly file: number;
  readonly kind: 'cut' | 'flip' | 'size';
  /** Where, as a share of the file's length; early bytes are headers. */
  readonly place: number;
  readonly early: boolean;
  readonly value: number;
}

const damages: fc.Arbitrary<Damage> = fc.record({
  file: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom('cut', 'flip', 'size'),
  place: fc.double({ min: 0, max: 0.999, noNaN: true }),
  early: fc.boolean(),
  value: fc.integer({ min: 1, max: 255 }),
});

/** Cuts a file off, flips bits of a byte, or writes a large number where a size may stand. */
function damaged(whole: Buffer, { kind, place, early, value }: Damage): Buffer {
  const at = Math.floor(place * (early ? Math.min(whole.length, 256) : whole.length));
  if (kind === 'cut') return whole.subarray(0, at);
  const bytes = Buffer.from(whole);
  if (kind === 'flip') bytes[at] = (bytes[at] ?? 0) ^ value;
  else
    for (let byte = 0; byte < 4 && at + byte < bytes.length; byte += 1)
      bytes[at + byte] = byte === 0 ? value : 0xff;
  return bytes;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** Every damage of a copy of a good folder ends in a LabError or in data, at a cost below mostCost. */
async function survives(kind: FileKind, good: string, settings: { size?: number } = {}): Promise<void> {
  const folder = scratchFolder();
  cpSync(good, folder, { recursive: true });
  const files = filesBelow(folder);
  const wholes = files.map((file) => readFileSync(file));
  await load(kind, folder, settings);
  const before = process.memoryUsage().rss;
  const property = fc.asyncProperty(damages, async (damage) => {
    const index = Math.floor(damage.file * files.length);
    const [file, whole] = [files[index]!, wholes[index]!];
    writeFileSync(file, damaged(whole, damage));
    const { error, seconds } = await costOf(() => load(kind, folder, settings));
    writeFileSync(file, whole);
    if (error !== undefined && !(error instanceof LabError)) throw error;
    expect(error?.message ?? 'data').not.toMatch(/undefined|NaN|\[object/);
    expect(seconds).toBeLessThan(mostCost.seconds);
  });
  await fc.assert(property, { numRuns: inputs, seed: 13, endOnFailure: true });
  expect(peakMemory() - before).toBeLessThan(mostCost.bytes);
}

const fixture = (name: string) => resolve('fixtures', 'data', name);

describe('damaged files', { timeout: 300_000 }, () => {
  it('of CIFAR, binary', () => survives('cifar10', fixture('cifar10-bin')));
  it('of CIFAR, Python 3', () => survives('cifar10', fixture('cifar10-py')));
  it('of CIFAR, Python 2', () => survives('cifar100', fixture('cifar100-py')));
  it('of SVHN', () => survives('svhn', fixture('svhn')));
  it('of STL-10', () => survives('stl10', fixture('stl10')));
  it('of .npz', () => survives('npz', fixture('npz-kannada')));
  it('of .npz that are stored plain', () => survives('npz', fixture('npz-keras')));
  it('of Parquet', () => survives('parquet', fixture('parquet'), { size: 32 }));
  it('of the MNIST family, plain and packed', async () => {
    const folder = scratchFolder();
    const { gzipSync } = await import('node:zlib');
    const words = (...values: number[]) => {
      const bytes = Buffer.alloc(4 * values.length);
      for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
      return bytes;
    };
    for (const split of ['train', 't10k']) {
      const images = Buffer.concat([words(0x803, 6, 28, 28), Buffer.alloc(6 * 784, 90)]);
      const labels = Buffer.concat([words(0x801, 6), Buffer.from([0, 1, 2, 0, 1, 2])]);
      writeFileSync(
        join(folder, `${split}-images-idx3-ubyte${split === 'train' ? '.gz' : ''}`),
        split === 'train' ? gzipSync(images) : images,
      );
      writeFileSync(
        join(folder, `${split}-labels-idx1-ubyte`),
        split === 'train' ? gzipSync(labels) : labels,
      );
    }
    await survives('idx', folder);
  });
  it('of image folders', async () => {
    const folder = scratchFolder();
    for (let index = 0; index < 8; index += 1) {
      const image = sharp({
        create: { width: 24, height: 24, channels: 3, background: { r: 20 * index, g: 90, b: 9 } },
      });
      await image.toFile(join(folder, `${index}.${['png', 'jpg', 'webp'][index % 3]}`));
    }
    await survives('folder', folder, { size: 16 });
  });
});
