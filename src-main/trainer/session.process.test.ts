import { readdirSync, rmSync } from 'node:fs';
import { findPreset } from '@shared/presets';
import type { Training } from '@shared/training';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gradientOutput, lossOutput, trainFunctionName } from '../compiler';
import { loadBackend } from '../tensorflow';
import { smallDisk } from '../testing/smallDisk';
import { temporaryFolder } from '../testing/temporaryFolder';
import type { TrainingSession } from './session';
import { cosine, largestEntry, relativeDistance } from './testing/numbers';
import { trainQuietly } from './testing/quietLoop';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions, trainedVariables } from './testing/tinySession';

const training = { evaluateEvery: 0, checkpointEvery: 0, probeEvery: 5 } as const;

function documentOf(preset: string, changes: Partial<Training> = {}) {
  return tinyDocument(findPreset(preset).build('small'), { ...training, ...changes });
}

function variablesOf(session: TrainingSession): Record<string, number[]> {
  return Object.fromEntries([...session.executor.read()].map(([name, values]) => [name, Array.from(values)]));
}

describe('a training session', () => {
  let sessions: TinySessions;
  let folder: string;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend());
  });
  beforeEach(() => {
    folder = temporaryFolder().path;
  });
  afterEach(() => {
    sessions.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['simsiam', {}],
    ['byol', {}],
    ['moving-average-target', {}],
    ['simsiam', { optimizer: 'adam', baseRate: 0.01 }],
    ['simsiam', { precision: 'bfloat16' }],
  ] as const)(
    'goes on from a checkpoint as if it had never stopped, bit for bit: %s %o',
    async (preset, changes) => {
      const document = documentOf(preset, { maxSteps: 12, ...changes });
      const whole = sessions.open(document);
      await trainQuietly({ session: whole, folder });
      const { end, reports } = await trainQuietly({ session: sessions.open(document), folder, stopAt: 5 });
      expect(end).toEqual({ how: 'stopped', step: 5 });
      const saved = reports.flatMap((report) => (report.kind === 'checkpoint' ? [report.path] : []));
      const resumed = sessions.open(document);
      await trainQuietly({ session: resumed, folder, resumeFrom: saved[0]! });
      expect(variablesOf(resumed)).toEqual(variablesOf(whole));
    },
  );

  it('goes on without a checkpoint that the disk has no room for, says so, and leaves nothing of it', async (context) => {
    const disk = smallDisk(4_000);
    if (disk === undefined) return context.skip('This user cannot make a small disk.');
    try {
      const session = sessions.open(documentOf('simsiam', { maxSteps: 12, checkpointEvery: 4 }));
      const warnings: string[] = [];
      const { end, reports } = await trainQuietly({
        session,
        folder: disk.path,
        onReport: (report) => {
          if (report.kind === 'progress' && report.step === 2) disk.fill();
          if (report.kind !== 'mark' || !report.mark.text.startsWith('No checkpoint')) return;
          warnings.push(report.mark.text);
          disk.free();
        },
      });
      expect(warnings).toEqual([expect.stringMatching(/disk is full/)]);
      expect(end).toEqual({ how: 'finished', step: 12 });
      expect(reports.flatMap((report) => (report.kind === 'checkpoint' ? [report.step] : []))).toEqual([
        8, 12,
      ]);
      expect(
        readdirSync(disk.path).filter((name) => name.includes('.tmp') || name.includes('00000004')),
      ).toEqual([]);
    } finally {
      disk.remove();
    }
  });

  it('refuses a checkpoint of another architecture', async () => {
    const { reports } = await trainQuietly({
      session: sessions.open(documentOf('simsiam')),
      folder,
      stopAt: 1,
    });
    const saved = reports.find((report) => report.kind === 'checkpoint');
    const other = sessions.open(documentOf('naive-siamese', { optimizer: 'adam' }));
    await expect(
      trainQuietly({ session: other, folder, resumeFrom: saved?.path ?? '' }),
    ).rejects.toMatchObject({ code: 'data-invalid' });
  });

  it.each(['replay', 'eager'] as const)('names the loss that is not a number: %s', async (execution) => {
    const session = sessions.open(documentOf('simsiam', { execution }));
    const weights = [...session.executor.read()];
    session.executor.write(
      new Map(
        weights.map(([name, values]) => [
          name,
          name === 'predictor/layer2-bias' ? values.fill(Number.NaN) : values,
        ]),
      ),
    );
    await expect(trainQuietly({ session, folder })).rejects.toMatchObject({
      code: 'loss-not-finite',
      message: expect.stringContaining('"loss" is NaN at step 0'),
      where: { node: 'loss' },
    });
  });

  it.each(['replay', 'eager'] as const)(
    'names the first node that gives what is not finite: %s',
    async (execution) => {
      const plain = documentOf('simsiam', { execution });
      const into = plain.edges.filter(({ to }) => to.node === 'loss' && to.port === 'p');
      // A prediction times 1000^13 is more than float32 holds; before the last factor it is a number.
      const factors = Array.from({ length: 13 }, (_, index) => `factor${index + 1}`);
      const last = factors.at(-1) ?? '';
      const document = {
        ...plain,
        nodes: [
          ...plain.nodes,
          ...factors.map((id) => ({
            ...plain.nodes[0]!,
            id,
            type: 'scale',
            params: { factor: 1000 },
            lanes: 2,
          })),
        ],
        edges: [
          ...plain.edges.filter((edge) => !into.includes(edge)),
          ...into.flatMap(({ from, to }) => [
            ...factors.map((node, at) => ({
              from: at === 0 ? from : { node: factors[at - 1]!, port: 'y', lane: to.lane },
              to: { node, port: 'x', lane: to.lane },
            })),
            { from: { node: last, port: 'y', lane: to.lane }, to },
          ]),
        ],
      };
      await expect(trainQuietly({ session: sessions.open(document), folder })).rejects.toMatchObject({
        code: 'loss-not-finite',
        message: expect.stringContaining(`What "${last}" gives is not finite at step 0`),
        where: { node: last },
      });
    },
  );

  it.each([0, 4])(
    'finds it at a later step too, from a checkpoint every %d steps',
    async (checkpointEvery) => {
      // A distance that is not normalised, at a rate at which the head's weights grow without end.
      const plain = documentOf('simsiam', {
        checkpointEvery,
        baseRate: 100,
        maxSteps: 200,
        optimizer: 'sgd',
      });
      const nodes = plain.nodes.map((node) =>
        node.id === 'loss' ? { ...node, type: 'loss-mse', params: { normalised: false } } : node,
      );
      const session = sessions.open({ ...plain, nodes });
      const failure = await trainQuietly({ session, folder }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'loss-not-finite' });
      expect(String(failure)).toMatch(/not finite (at|before) step [1-9]/);
    },
  );

  it('names the node of the document where TensorFlow fails', () => {
    const session = sessions.open(documentOf('moving-average-target'));
    expect(session.executor.kind).toBe('replay');
    const indices = Int32Array.from({ length: 16 }, (_, index) => index);
    const images = sessions.dataset.train.gather(indices);
    const beyond = session.compiled.feedsAt(0, { images, indices: indices.fill(1_000_000) });
    expect(() => session.executor.run(trainFunctionName, beyond, session.compiled.losses)).toThrow(
      expect.objectContaining({ code: 'step-failed', where: { node: 'bank' } }),
    );
  });

  it('refuses a batch that is larger than the data', () => {
    expect(() => sessions.open(documentOf('simsiam', { batch: 97 }))).toThrow(
      expect.objectContaining({ code: 'batch-too-large', where: { node: 'dataset' } }),
    );
  });

  it('draws the same weights, batches and augmentations for the same seed, and others for another', () => {
    const losses = [0, 0, 1].map((seed) => {
      const session = sessions.open(documentOf('simsiam', { seed }));
      return Array.from({ length: 3 }, (_, step) => session.step(step, [lossOutput])[lossOutput]![0]);
    });
    expect(losses[1]).toEqual(losses[0]);
    expect(losses[2]).not.toEqual(losses[0]);
  });

  it('trains in bfloat16 near to float32, with float32 weights', () => {
    const [exact, rough] = (['float32', 'bfloat16'] as const).map((precision) =>
      sessions.open(documentOf('simsiam-no-stop-gradient', { precision })),
    ) as [TrainingSession, TrainingSession];
    expect(rough.executor.kind).toBe('replay');
    const names = trainedVariables(exact).map(gradientOutput);
    const [expected, found] = [exact, rough].map((session) => session.step(0, [lossOutput, ...names])) as [
      ReturnType<TrainingSession['step']>,
      ReturnType<TrainingSession['step']>,
    ];
    expect(found[lossOutput]![0]).toBeCloseTo(expected[lossOutput]![0]!, 2);
    const largest = Math.max(...names.map((name) => largestEntry(expected[name]!)));
    // bfloat16 keeps 8 bits: 2^-8 relative an operation, over some ten operations one after the other. The gradients of
    // batch norm's scale and offset are sums that nearly cancel, so they are held to their direction.
    for (const name of names) {
      expect(relativeDistance(expected[name]!, found[name]!, largest), name).toBeLessThan(0.15);
      expect(cosine(expected[name]!, found[name]!), name).toBeGreaterThan(0.9);
    }
    const kernels = [...rough.executor.read()].filter(([name]) => name.endsWith('kernel'));
    const low = (value: number) => (new Uint32Array(Float32Array.of(value).buffer)[0]! & 0xffff) === 0;
    for (const [name, values] of kernels) expect(values.every(low), name).toBe(false);
  });
});
