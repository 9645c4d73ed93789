import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '.';
import { scratchFolder } from './testing';

/**
 * Images to make. The suite makes 20,000; COLLAPSE_LAB_MANY_IMAGES=1000000 makes the million that docs/data.md reports
 * (4 GB of files, 12 GB of cache, some ten minutes).
 */
const wanted = Number(process.env.COLLAPSE_LAB_MANY_IMAGES ?? 20_000);
const side = 64;
const classes = 100;
/** Pictures that are encoded; further files are copies of them, each with a comment of its own. */
const pictures = 500;

async function encoded(): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: pictures }, (_, picture) => {
      const pixels = Buffer.from(
        Array.from(
          { length: side * side * 3 },
          (_, byte) => (picture * 37 + Math.floor(byte / 24) * 11) & 0xff,
        ),
      );
      return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
        .jpeg()
        .toBuffer();
    }),
  );
}

/** A JPEG with a comment segment right after its beginning. */
function commented(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.from(text);
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
}

async function makeFolder(count: number): Promise<string> {
  const folder = scratchFolder();
  const jpegs = await encoded();
  for (let label = 0; label < classes; label += 1) mkdirSync(join(folder, String(label)));
  for (let index = 0; index < count; index += 1) {
    const jpeg = commented(jpegs[index % pictures] ?? Buffer.alloc(0), String(index));
    writeFileSync(join(folder, String(index % classes), `${index}.jpg`), jpeg);
  }
  return folder;
}

/** Images a second of sharp alone, with as many at once as the loader has. */
async function sharpRate(folder: string, count: number): Promise<number> {
  const queue = Array.from({ length: count }, (_, index) =>
    join(folder, String(index % classes), `${index}.jpg`),
  ).values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const file of queue)
        await sharp(await readFile(file))
          .autoOrient()
          .resize(side, side, { fit: 'cover' })
          .toColourspace('srgb')
          .raw()
          .toBuffer();
    }),
  );
  return (1_000 * count) / (performance.now() - start);
}

const seconds = (since: number) => (performance.now() - since) / 1_000;

describe('more images than are held in memory', () => {
  it(
    'are decoded about as fast as sharp does, and read batch by batch from the cache',
    async () => {
      const directory = await makeFolder(wanted);
      const cache = scratchFolder();
      const source = { kind: 'folder', directory, size: side } as const;
      const alone = await sharpRate(directory, Math.min(wanted, 20_000));
      const cold = performance.now();
      await loadDataset(source, { cache, mostMemory: 2 ** 24 });
      const rate = wanted / seconds(cold);
      const before = process.memoryUsage().rss;
      const warm = performance.now();
      const { train, test, record } = await loadDataset(source, { cache, mostMemory: 2 ** 24 });
      const opened = seconds(warm);
      expect(train.count + test.count).toBe(wanted);
      expect(record.splits[0]?.perClass).toHaveLength(classes);
      let most = 0;
      const reading = performance.now();
      for (let batch = 0; batch < 200; batch += 1) {
        const indices = Int32Array.from(
          { length: 256 },
          (_, row) => (batch * 7_919 + row * 104_729) % train.count,
        );
        expect(train.gather(indices)).toHaveLength(256 * side * side * 3);
        most = Math.max(most, process.memoryUsage().rss);
      }
      const perBatch = (1_000 * seconds(reading)) / 200;
      process.stdout.write(
        `${wanted} images: sharp alone ${alone.toFixed(0)} images/s, loader ${rate.toFixed(0)} images/s, warm start ${opened.toFixed(1)} s, ` +
          `${perBatch.toFixed(2)} ms a batch of 256, resident ${(most / 2 ** 20).toFixed(0)} MiB (${(before / 2 ** 20).toFixed(0)} before)\n`,
      );
      // The pixels of all images are not among what the process holds.
      expect(most - before).toBeLessThan(Math.max(wanted * side * side * 3 * 0.5, 2 ** 27));
      expect(most).toBeLessThan(2.5 * 2 ** 30);
    },
    2 * 3_600_000,
  );
});
