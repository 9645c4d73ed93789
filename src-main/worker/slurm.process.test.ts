import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildPrograms, type Programs } from '../cli/testing';
import type { Engine } from '../engine';
import { scriptedEngine, startRun, untilRun } from '../engine/testing';
import { LabQueue } from '../server/labQueue';
import { temporaryFolder } from '../testing/temporaryFolder';
import { hasRedis, type RedisServer, startRedis } from './testing/redisServer';
import { hasSlurm, type SlurmCluster, startSlurm } from './testing/slurmCluster';

describe.skipIf(!hasRedis || !hasSlurm)(
  'workers of SLURM (left out where it is missing, or without root)',
  () => {
    const folder = temporaryFolder();
    let programs: Programs;
    let redis: RedisServer;
    let slurm: SlurmCluster;
    let engine: Engine;
    beforeAll(async () => {
      programs = await buildPrograms(join(folder.path, 'far'), 'src-main/worker/testing/scriptedWorker.ts');
      redis = await startRedis(folder.path);
      slurm = await startSlurm(folder.path);
      vi.stubEnv('SLURM_CONF', slurm.conf);
      const workers = await LabQueue.open({
        file: join(folder.path, 'queue'),
        version: '0.1.0',
        given: redis.address,
      });
      engine = scriptedEngine(join(folder.path, 'lab'), { workers });
    });
    afterAll(async () => {
      await engine.close();
      spawnSync('scancel', ['--name', 'collapse-lab-worker']);
      // Killed before, SLURM would leave its worker behind.
      await vi.waitUntil(() => spawnSync('squeue', ['--noheader']).stdout.length === 0, { timeout: 60_000 });
      slurm.end();
      await redis.kill();
      vi.unstubAllEnvs();
      programs.remove();
      folder.remove();
    });

    it('hand their runs back with a checkpoint when their time is over, and are queued again', async () => {
      const run = await startRun(engine, 'endless', 0);
      const worker = ['worker', '--queue', redis.address, '--slurm', '--array', '1', '--time', '01:00:00'];
      const submitted = await programs.run(...worker);
      expect(submitted.stderr).toBe('');
      const job = /job (\d+)/.exec(submitted.stdout)?.[1] ?? '';
      await untilRun(engine, run.id, ({ step }) => step > 20);
      // As SLURM does two minutes before the time limit.
      expect(spawnSync('scancel', ['--signal=USR1', '--batch', job]).status).toBe(0);
      const back = await untilRun(engine, run.id, ({ status }) => status === 'queued');
      expect(back.step).toBeGreaterThan(20);
      await untilRun(engine, run.id, ({ status, step }) => status === 'running' && step > back.step + 20);
      const { attempts, marks } = await engine.call('runs.get', { id: run.id });
      expect(attempts.map(({ place }) => place?.replace(/^\S+ /, ''))).toEqual([
        `${job}_1, slot 1`,
        `${job}_1, slot 1`,
      ]);
      expect(marks.map(({ text }) => text).join()).toContain('gave the run back');
      await engine.call('runs.stop', { id: run.id });
      await untilRun(engine, run.id, ({ status }) => status === 'stopped');
    });
  },
);
