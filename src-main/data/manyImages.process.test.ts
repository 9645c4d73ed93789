import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataSourceSchema } from '@shared/graph';
import { findPreset, withOverrides } from '@shared/presets';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cacheFolder } from '../environment/folders';
import { trainerFiles } from '../trainer/protocol';
import { builtTrainer } from '../trainer/testing/trainerBuild';
import { TrainerRun } from '../trainer/testing/trainerRun';
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

interface Cost {
  /** Images a second of the clock, which other programs slow down. */
  readonly rate: number;
  /** Microseconds of this process on all cores an image. */
  readonly processor: number;
}

async function costOf(images: number, work: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { rate: images / seconds(start), processor: (user + system) / images };
}

/** Sharp alone, with as many images at once as the loader has. */
function sharpAlone(folder: string, count: number): Promise<Cost> {
  const queue = Array.from({ length: count }, (_, index) =>
    join(folder, String(index % classes), `${index}.jpg`),
  ).values();
  return costOf(count, () =>
    Promise.all(
      Array.from({ length: 16 }, async () => {
        for (const file of queue)
          await sharp(await readFile(file))
            .autoOrient()
            .resize(side, side, { fit: 'cover' })
            .toColourspace('srgb')
            .raw()
            .toBuffer();
      }),
    ),
  );
}

const seconds = (since: number) => (performance.now() - since) / 1_000;
const inWords = ({ rate, processor }: Cost) =>
  `${rate.toFixed(0)} images/s and ${processor.toFixed(0)} µs of processor an image`;
const say = (text: string) => process.stdout.write(`${wanted} images: ${text}\n`);

/** The most that a process held in memory so far, in bytes; undefined where the system does not say. */
function peakMemory(process: string): number | undefined {
  const status = `/proc/${process}/status`;
  if (!existsSync(status)) return undefined;
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : 1_024 * Number(kilobytes);
}

/** Trains one step of SimSiam in a trainer process, from a cache that is warm. */
async function firstStep(script: string, directory: string, cache: string): Promise<void> {
  // The trainer's TensorFlow lies in the cache of the machine.
  for (const entry of readdirSync(cacheFolder()))
    if (entry !== 'data') symlinkSync(join(cacheFolder(), entry), join(cache, entry));
  vi.stubEnv('COLLAPSE_LAB_CACHE', cache);
  onTestFinished(() => void vi.unstubAllEnvs());
  const source = dataSourceSchema.parse({ kind: 'folder', directory, size: side });
  const document = withOverrides(findPreset('simsiam').build('small'), { source, training: { batch: 64 } });
  const job = scratchFolder();
  const start = performance.now();
  const run = new TrainerRun(script, job, document);
  const took = new Map<string, number>();
  const reached = async (what: string, kind: 'data' | 'ready' | 'progress') => {
    await run.until(() => run.of(kind).length > 0);
    took.set(what, seconds(start));
  };
  await reached('data', 'data');
  await reached('recorded step', 'ready');
  await reached('first step', 'progress');
  const peak = peakMemory(readFileSync(join(job, trainerFiles.pid), 'utf8').trim());
  run.process.send({ kind: 'stop' });
  expect(await run.exit).toEqual({ code: 0, signal: null });
  expect(run.of('data')[0]?.record.splits.reduce((sum, { images }) => sum + images, 0)).toBe(wanted);
  const times = [...took].map(([what, time]) => `${what} after ${time.toFixed(1)} s`).join(', ');
  say(`a trainer's ${times}; ${((peak ?? Number.NaN) / 2 ** 20).toFixed(0)} MiB at most`);
  if (peak !== undefined) expect(peak).toBeLessThan(2.5 * 2 ** 30);
}

describe('more images than are held in memory', () => {
  it(
    'are decoded about as fast as sharp does, read batch by batch from the cache, and trained on',
    async () => {
      const script = await builtTrainer();
      const directory = await makeFolder(wanted);
      const folder = scratchFolder();
      const cache = join(folder, 'data');
      const source = { kind: 'folder', directory, size: side } as const;
      const few = Math.min(wanted, 4_000);
      const before = await sharpAlone(directory, few);
      const loader = await costOf(wanted, () => loadDataset(source, { cache, mostMemory: 2 ** 24 }));
      const after = await sharpAlone(directory, few);
      say(`sharp alone ${inWords(before)} before, ${inWords(after)} after; the loader ${inWords(loader)}`);
      // Both are of this process alone, whatever else the machine does; half as much again is a fault.
      expect(loader.processor).toBeLessThan(1.5 * Math.max(before.processor, after.processor));

      const resident = process.memoryUsage().rss;
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
      say(
        `opened again in ${opened.toFixed(1)} s, ${perBatch.toFixed(2)} ms a batch of 256, ` +
          `${(most / 2 ** 20).toFixed(0)} MiB resident (${(resident / 2 ** 20).toFixed(0)} before)`,
      );
      // The pixels of all images are not among what the process holds.
      expect(most - resident).toBeLessThan(wanted * side * side * 3);
      await firstStep(script, directory, folder);
    },
    2 * 3_600_000,
  );
});
