import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphDocument } from '@shared/graph';
import { findPreset } from '@shared/presets';
import type { Training } from '@shared/training';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../checkpoint';
import { temporaryFolder } from '../testing/temporaryFolder';
import { tinyDocument } from './testing/tinyDocument';
import { builtTrainer } from './testing/trainerBuild';
import { TrainerRun } from './testing/trainerRun';

function simsiam(training: Partial<Training> = {}): GraphDocument {
  return tinyDocument(findPreset('simsiam').build('small'), {
    probeEvery: 5,
    evaluateEvery: 0,
    checkpointEvery: 0,
    ...training,
  });
}

/** Trains until it is told to stop. */
const endless = { maxSteps: 0, epochs: 10_000 } as const;

describe('a trainer process', () => {
  let script: string;
  let folder: string;
  let runs: TrainerRun[];
  beforeAll(async () => {
    script = await builtTrainer();
  });
  beforeEach(() => {
    folder = temporaryFolder().path;
    runs = [];
  });
  afterEach(async () => {
    for (const run of runs) {
      run.process.kill();
      await run.exit;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  function start(document: GraphDocument, resumeFrom: string | null = null): TrainerRun {
    const run = new TrainerRun(script, folder, document, resumeFrom);
    runs.push(run);
    return run;
  }

  const lastStep = (run: TrainerRun) => run.of('progress').at(-1)?.step ?? 0;

  it('trains a run to its end and reports everything on the way', async () => {
    const run = start(simsiam({ maxSteps: 12 }));
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.of('ready')).toMatchObject([
      { execution: 'replay', totalSteps: 12, primaryTap: 'projector', backend: { name: 'tensorflow' } },
    ]);
    const points = run.of('metrics').flatMap((report) => report.points);
    const stepsOf = (name: string) => points.filter((point) => point.name === name).map(({ step }) => step);
    expect(stepsOf('projector/m_o')).toEqual([0, 5, 10, 11]);
    expect(stepsOf('train/loss')).toEqual([0, 5, 10, 11]);
    expect(stepsOf('accuracy/knn')).toEqual([0, 12]);
    expect(run.of('summary')[0]?.summary.verdict?.verdict).toMatch(/healthy|partial|collapsed/);
    const [checkpoint] = run.of('checkpoint');
    expect((await readCheckpoint(checkpoint!.path)).metadata.step).toBe('12');
    expect(run.of('ended')).toEqual([{ kind: 'ended', how: 'finished', step: 12, error: null }]);
  });

  it('pauses with a checkpoint, goes on, and stops with another', async () => {
    const run = start(simsiam(endless));
    await run.until(() => lastStep(run) > 0);
    run.process.send({ kind: 'pause' });
    await run.until(() => run.of('paused').length > 0);
    const pausedAt = run.of('paused')[0]!.step;
    expect(run.of('checkpoint').at(-1)?.step).toBe(pausedAt);
    run.process.send({ kind: 'resume' });
    await run.until(() => lastStep(run) > pausedAt);
    run.process.send({ kind: 'stop' });
    expect(await run.exit).toEqual({ code: 0, signal: null });
    const [ended] = run.of('ended');
    expect(ended).toMatchObject({ how: 'stopped', error: null });
    expect(run.of('checkpoint').at(-1)?.step).toBe(ended?.step);
  });

  it('stops while it is paused', async () => {
    const run = start(simsiam(endless));
    await run.until(() => lastStep(run) > 0);
    run.process.send({ kind: 'pause' });
    await run.until(() => run.of('paused').length > 0);
    run.process.send({ kind: 'stop' });
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.of('ended')[0]?.how).toBe('stopped');
  });

  it('leaves whole checkpoints when it is killed, from which it goes on', async () => {
    const run = start(simsiam({ ...endless, checkpointEvery: 3 }));
    await run.until(() => run.of('checkpoint').length >= 3);
    run.process.kill();
    expect((await run.exit).signal).toBe('SIGKILL');
    const files = readdirSync(folder).filter((name) => name.endsWith('.safetensors'));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const name of files) await readCheckpoint(join(folder, name));
    const { path, step } = run.of('checkpoint').at(-1)!;
    const resumed = start(simsiam({ ...endless, checkpointEvery: 3 }), path);
    await resumed.until(() => lastStep(resumed) > step);
    expect(resumed.of('mark')[0]?.mark).toMatchObject({ kind: 'resume', step });
  });

  it('says at once that a batch is larger than the data', async () => {
    const run = start(simsiam({ batch: 512 }));
    await run.exit;
    expect(run.of('ended')[0]).toMatchObject({
      how: 'failed',
      error: { code: 'batch-too-large', where: { node: 'dataset' } },
    });
    // Standard error, TensorFlow's too, goes to the run's log.
    expect(readFileSync(join(folder, 'trainer.log'), 'utf8')).toContain('The batch is 512');
  });
});
