import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { type SpawnTrainer, trainerProcesses } from './queue/trainerProcess';
import { scriptedEngine, scriptedTrainer, startRun, untilRun } from './testing';

/** Trainers whose machine goes after their first step, for as many attempts as `losses` says. */
function losing(losses: number): SpawnTrainer {
  const here = trainerProcesses(scriptedTrainer);
  let left = losses;
  return (job, listener) => {
    const isLost = left > 0;
    left -= 1;
    const trainer = here(job, {
      ...listener,
      report: (report, number) => {
        listener.report(report, number);
        if (isLost && report.kind === 'progress') trainer.kill();
      },
      exit: (exit) => listener.exit(isLost ? { ...exit, lost: 'The worker far-away was lost.' } : exit),
    });
    listener.placed?.(isLost ? 'far-away, slot 1' : 'near, slot 1');
    return trainer;
  };
}

describe('a run whose machine is lost', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('goes on elsewhere as often as it takes, with every metric once, and tells where it trained', async () => {
    const engine = scriptedEngine(folder.path, { spawnTrainer: losing(3) });
    try {
      const { id } = await startRun(engine, 'steady', 400);
      await untilRun(engine, id, ({ status }) => status === 'finished');
      const { attempts, marks } = await engine.call('runs.get', { id });
      expect(attempts.map(({ attempt, place }) => [attempt, place])).toEqual([
        [1, 'far-away, slot 1'],
        [2, 'far-away, slot 1'],
        [3, 'far-away, slot 1'],
        [4, 'near, slot 1'],
      ]);
      const lost = 'The worker far-away was lost. The run goes on from the last checkpoint that arrived.';
      expect(marks.filter(({ text }) => text === lost)).toHaveLength(3);
      const { series } = await engine.call('runs.metrics', { id, names: ['train/loss'] });
      expect(series[0]?.steps).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
    } finally {
      await engine.close();
    }
  });

  it('fails where every machine that takes it up is lost on the same way', async () => {
    const engine = scriptedEngine(folder.path, { spawnTrainer: losing(Number.POSITIVE_INFINITY) });
    try {
      const { id } = await startRun(engine, 'without checkpoints', 100_000);
      const run = await untilRun(engine, id, ({ status }) => status === 'failed');
      expect(run.error?.message).toBe('The worker far-away was lost.');
      expect((await engine.call('runs.get', { id })).attempts).toHaveLength(5);
    } finally {
      await engine.close();
    }
  });
});
