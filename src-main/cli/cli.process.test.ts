import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/** A run of seconds: small data, a small encoder, no evaluation between. */
const tiny = [
  '--batch',
  '32',
  '--set',
  'encoder.widths=[8,16]',
  '--set',
  'encoder.strides=[2,2]',
  '--set',
  'dataset.source={"kind":"embedded","seed":1,"train":320,"test":100}',
  '--set',
  'training.probeEvery=2',
];

function read(line: string): JsonLine {
  return jsonLineSchema.parse(JSON.parse(line));
}

describe('the command line with real TensorFlow', () => {
  it('trains, writes nothing but JSON, and ends with finite measures of the run', async () => {
    const { code, lines } = await lab.run('train', 'simsiam', '--steps', '8', ...tiny, '--json');
    expect(code).toBe(0);
    const last = read(lines.at(-1)!);
    expect(lines.map(read).filter(({ event }) => event === 'finished')).toHaveLength(1);
    if (last.event !== 'finished') throw new Error(`The last line is ${last.event}.`);
    expect(['healthy', 'partial', 'collapsed']).toContain(last.verdict);
    for (const value of Object.values(last.metrics)) expect(Number.isFinite(value)).toBe(true);
    // m_o and m_r are parts of one unit vector: the mean of |Z - o|^2 is 1 - m_o^2, and m_r is at most its root.
    const { m_o, m_r } = last.metrics;
    expect(m_r!).toBeLessThanOrEqual(Math.sqrt(1 - m_o! ** 2) + 1e-3);
    expect(last.seconds).toBeGreaterThan(0);
    expect(last.backend).toMatch(/TensorFlow|WASM|JavaScript/);
    const shown = await lab.run('show', last.run, '--json');
    expect(JSON.parse(shown.stdout).run.headline.m_o).toBe(m_o);
  });

  it('gives the same numbers for the same seed', async () => {
    const metrics = async () => {
      const { lines } = await lab.run(
        'train',
        'naive-siamese',
        '--steps',
        '4',
        '--seed',
        '3',
        ...tiny,
        '--json',
      );
      const last = read(lines.at(-1)!);
      return last.event === 'finished' ? last.metrics : last;
    };
    expect(await metrics()).toEqual(await metrics());
  });

  it('stops at Ctrl-C with a checkpoint, says how to go on, goes on, and is forked with other modules', async () => {
    const started = lab.start('train', 'simsiam', '--steps', '60', '--name', 'cut', ...tiny);
    await started.line((line) => line.startsWith('step '));
    started.child.kill('SIGINT');
    const { code, lines, stdout } = await started.ended;
    expect(code).toBe(130);
    expect(stdout).toContain('Stopping after this step, with a checkpoint');
    const number = /npm run lab -- resume (\d+)/.exec(lines.at(-1) ?? '')?.[1] ?? '';
    const shown = JSON.parse((await lab.run('show', number, '--json')).stdout);
    expect(shown.run).toMatchObject({ name: 'cut', status: 'stopped' });
    expect(existsSync(shown.artifacts.at(-1).path)).toBe(true);
    const resumed = await lab.run('resume', number, '--json');
    expect(resumed.code).toBe(0);
    expect(read(resumed.lines.at(-1)!)).toMatchObject({ event: 'finished', run: shown.run.id });
    const forked = await lab.run(
      ...['train', '--from', `${number}@60`, '--set', 'predictor.hidden=8', '--steps', '2', '--json'],
    );
    const [begins, ...later] = forked.lines.map(read);
    expect(begins).toMatchObject({
      ...{ event: 'fork', step: 60, parent: { number: Number(number) }, dropped: ['predictor'] },
      taken: ['encoder', 'projector'].map((node) => ({ node, from: node })),
      anew: [{ node: 'predictor' }],
    });
    const last = later.at(-1);
    expect(last?.event).toBe('finished');
    const child = JSON.parse((await lab.run('show', last && 'run' in last ? last.run : '', '--json')).stdout);
    expect(child.run.name).toBe('cut, predictor bottleneck 8');
    const parent = JSON.parse((await lab.run('show', number, '--json')).stdout);
    expect(parent.children).toMatchObject([{ id: child.run.id, step: 60 }]);
    expect(child.fork.parent.id).toBe(parent.run.id);
    const missing = await lab.run('train', '--from', `${number}@7`);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/has no checkpoint of step 7\. There are those of steps? [\d, ]*60\./);
  });

  // More than is cached.
  it('stops while it loads the data', async () => {
    const slow = 'dataset.source={"kind":"embedded","seed":2,"train":350000,"test":100}';
    const started = lab.start('train', 'simsiam', ...tiny, '--set', slow, '--json');
    await started.line((line) => line.includes('"loading"'));
    started.child.kill('SIGINT');
    const { code, lines } = await started.ended;
    expect(code).toBe(130);
    const last = read(lines.at(-1)!);
    expect(last).toMatchObject({ event: 'stopped', step: 0 });
    const shown = JSON.parse((await lab.run('show', 'run' in last ? last.run : '', '--json')).stdout);
    expect(shown.run).toMatchObject({ status: 'stopped', verdict: null });
  });

  it('ends with 1 and names the module that an update broke', async () => {
    const { code, lines, stderr } = await lab.run(
      ...['train', 'naive-siamese', '--steps', '80', ...tiny],
      ...['--set', 'training.baseRate=100', '--set', 'training.weightDecay=1'],
      ...['--set', 'training.schedule=constant', '--json'],
    );
    expect(code).toBe(1);
    expect(read(lines.at(-1)!)).toMatchObject({
      event: 'failed',
      error: { code: 'loss-not-finite', where: { node: 'encoder' } },
    });
    expect(stderr).toContain('Lower the learning rate');
  });

  it('names file and byte of a CIFAR file that is cut off', async () => {
    const data = join(folder.path, 'cifar');
    mkdirSync(data);
    const record = Buffer.concat([Buffer.from([3]), Buffer.alloc(3_072, 90)]);
    writeFileSync(join(data, 'test_batch.bin'), record);
    writeFileSync(join(data, 'data_batch_1.bin'), Buffer.concat([record, record.subarray(0, 100)]));
    const { code, lines } = await lab.run('train', 'simsiam', '--data', `cifar10:${data}`, '--json');
    expect(code).toBe(2);
    expect(read(lines.at(-1)!)).toMatchObject({
      event: 'failed',
      error: { code: 'data-invalid', where: { file: join(data, 'data_batch_1.bin'), byte: 3_173 } },
    });
  });

  it('refuses a batch that is larger than the data', async () => {
    const { code, stderr } = await lab.run('train', 'simsiam', ...tiny, '--set', 'training.batch=512');
    expect(code).toBe(2);
    expect(stderr).toContain('512');
  });

  it('says where the wiring is wrong, and keeps the runs that were there', async () => {
    const before = (await lab.run('runs', '--json')).lines;
    const document = JSON.parse((await lab.run('presets', 'simsiam', '--json')).stdout);
    document.edges = document.edges.filter((edge: { to: { node: string } }) => edge.to.node !== 'projector');
    const file = join(folder.path, 'cut.json');
    writeFileSync(file, JSON.stringify(document));
    const { code, stderr } = await lab.run('train', file);
    expect(code).toBe(2);
    expect(stderr).toContain('node projector');
    expect((await lab.run('runs', '--json')).lines).toEqual(before);
  });

  it('examines the machine, in JSON with nothing else', async () => {
    const { lines } = await lab.run('doctor', '--json');
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(
      expect.arrayContaining(['Node', 'Compute', 'SQLite', 'Electron', 'Data folder']),
    );
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(resolve('package.json'), 'utf8'));
    expect((await lab.run('--version')).stdout).toBe(version);
  });
});
