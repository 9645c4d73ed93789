import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms, type Programs } from '../cli/testing';
import { temporaryFolder } from '../testing/temporaryFolder';
import { hasRedis } from '../worker/testing/redisServer';
import { loadQueue } from './queueLoad';
import { randomMoments } from './randomMoments';

/** Runs of the load; npm run torture sets 1,000. */
const runs = Number(process.env.COLLAPSE_LAB_QUEUE_RUNS ?? 0);

describe.skipIf(!hasRedis || runs === 0)(
  'a queue under load (in npm run torture, with a redis-server)',
  () => {
    const far = temporaryFolder();
    let programs: Programs;
    beforeAll(async () => {
      programs = await buildPrograms(far.path, 'src-main/worker/testing/timedWorker.ts');
    });
    afterAll(() => {
      programs.remove();
      far.remove();
    });

    it(`trains each of ${runs} runs once on 8 workers, whichever of them die`, async () => {
      const folder = temporaryFolder();
      try {
        const moment = randomMoments(17);
        const result = await loadQueue({
          ...{ folder: folder.path, worker: programs.cli, runs, processes: 8, slots: 1 },
          ...{ milliseconds: 100, lock: 2_000, killAfter: () => 500 + moment(1_000) },
        });
        process.stdout.write(`${JSON.stringify({ ...result, statuses: undefined, attempts: undefined })}\n`);
        expect(new Set(result.statuses)).toEqual(new Set(['finished']));
        expect(result.attempts.filter(({ attempts, lost }) => attempts !== lost + 1)).toEqual([]);
        expect(result.attempts.filter(({ steps }) => steps !== 10)).toEqual([]);
        expect(result.kills).toBeGreaterThan(0);
      } finally {
        folder.remove();
      }
    }, 600_000);
  },
);
