import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { type JsonLine, jsonLineSchema } from './output/jsonLines';
import { buildPrograms, type Programs } from './testing';

let folder: ReturnType<typeof temporaryFolder>;
let lab: Programs;
beforeAll(async () => {
  folder = temporaryFolder();
  lab = await buildPrograms(join(folder.path, 'lab'));
});
afterAll(() => {
  lab.remove();
  folder.remove();
});

const tiny = [
  ...[
    '--batch',
    '16',
    '--image-size',
    '16',
    '--set',
    'encoder.widths=[4,8]',
    '--set',
    'encoder.strides=[2,2]',
  ],
  ...['--set', 'training.probeEvery=2'],
];

/** Noise around a colour, another in every file. */
async function image(file: string, colour: number, seed: number): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const pixels = Buffer.from(
    Array.from({ length: 16 * 16 * 3 }, (_, byte) => (colour + Math.imul(byte + 1, seed * 2 + 1)) & 0xff),
  );
  await sharp(pixels, { raw: { width: 16, height: 16, channels: 3 } })
    .png()
    .toFile(file);
}

async function classes(root: string, ending: string, seed: number): Promise<void> {
  for (const [label, name] of ['one', 'two'].entries())
    for (let index = 0; index < 30; index += 1)
      await image(join(root, name, `${index}${ending}.png`), 100 * label, seed + index);
}

function last(lines: readonly string[]): JsonLine {
  return jsonLineSchema.parse(JSON.parse(lines.at(-1) ?? ''));
}

describe('data on the command line', () => {
  it('is checked and described without training, and in the run that trains on it', async () => {
    const source = join(folder.path, 'described');
    await classes(source, '', 1);
    const sheet = join(folder.path, 'sheet.png');
    const { code, stdout } = await lab.run(
      'data',
      `folder:${source}`,
      '--image-size',
      '16',
      '--sheet',
      sheet,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('described: 16 x 16 pixels, 2 classes');
    expect(stdout).toMatch(/one +\d+ +\d+/);
    expect(existsSync(sheet)).toBe(true);
    const json = JSON.parse(
      (await lab.run('data', `folder:${source}`, '--image-size', '16', '--json')).stdout,
    );
    const trained = await lab.run(
      'train',
      'simsiam',
      '--data',
      `folder:${source}`,
      '--steps',
      '2',
      ...tiny,
      '--json',
    );
    expect(trained.code).toBe(0);
    const finished = last(trained.lines);
    const shown = JSON.parse((await lab.run('show', 'run' in finished ? finished.run : '', '--json')).stdout);
    expect(shown.data.fingerprint).toBe(json.fingerprint);
    expect(shown.data.splits).toEqual(json.splits);
    const checkpoint = shown.artifacts.find(({ kind }: { kind: string }) => kind === 'checkpoint').path;
    expect(readFileSync(checkpoint, 'latin1')).toContain(json.fingerprint);
  });

  it('that changed since the checkpoint is said and asked about; the rate never rises', async () => {
    const source = join(folder.path, 'grown');
    await classes(source, '', 1);
    const started = lab.start('train', 'simsiam', '--data', `folder:${source}`, '--epochs', '40', ...tiny);
    await started.line((line) => line.startsWith('step '));
    started.child.kill('SIGINT');
    const { lines } = await started.ended;
    const number = /npm run lab -- resume (\d+)/.exec(lines.at(-1) ?? '')?.[1] ?? '';
    const before = JSON.parse((await lab.run('show', number, '--json')).stdout);
    await classes(source, 'b', 100);
    const refused = await lab.run('resume', number, '--json');
    expect(refused.code).not.toBe(0);
    expect(last(refused.lines)).toMatchObject({ event: 'failed', error: { code: 'data-changed' } });
    const accepted = await lab.run('resume', number, '--changed-data', '--json');
    expect(accepted.code).toBe(0);
    const after = JSON.parse((await lab.run('show', number, '--json')).stdout);
    expect(after.run.totalSteps).toBe(before.run.totalSteps);
    expect(after.data.fingerprint).not.toBe(before.data.fingerprint);
    expect(after.marks.some(({ text }: { text: string }) => text.includes('has changed'))).toBe(true);
  });

  it('of other pictures under the same names gives a sweep results of its own', async () => {
    const [source, other] = [join(folder.path, 'swept'), join(folder.path, 'other')];
    await classes(source, '', 1);
    await classes(other, '', 1_000);
    const sweep = async () => {
      const { code } = await lab.run(
        ...['sweep', 'simsiam', '--data', `folder:${source}`, '--steps', '2', ...tiny],
        ...['--param', 'training.baseRate', '--values', '0.01,0.02', '--json'],
      );
      expect(code).toBe(0);
    };
    await sweep();
    const runs = async () => (await lab.run('runs', '--json')).lines.length;
    const first = await runs();
    await sweep();
    expect(await runs()).toBe(first);
    rmSync(source, { recursive: true });
    cpSync(other, source, { recursive: true, preserveTimestamps: true });
    await sweep();
    expect(await runs()).toBe(first + 2);
  });

  it('in batches of two gives no rank and no verdict, and says why', async () => {
    const { code, lines } = await lab.run('train', 'simsiam', '--batch', '2', '--steps', '1', '--json');
    expect(code).toBe(0);
    const finished = last(lines);
    expect(finished).toMatchObject({ event: 'finished', verdict: null });
    const { run, marks } = JSON.parse(
      (await lab.run('show', 'run' in finished ? finished.run : '', '--json')).stdout,
    );
    expect(run.headline.effective_rank).toBeUndefined();
    expect(marks.map(({ text }: { text: string }) => text).join()).toContain('too few to measure a rank');
  });
});
