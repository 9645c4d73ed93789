import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Run } from '@shared/api';
import { Redis } from 'ioredis';
import type { Engine } from '../engine';
import { scriptedDocument, scriptedEngine } from '../engine/testing';
import { LabQueue } from '../server';
import { startRedis } from '../worker/testing/redisServer';

export interface QueueLoad {
  readonly folder: string;
  /** The built src-main/worker/testing/timedWorker.ts. */
  readonly worker: string;
  readonly runs: number;
  /** Processes of workers, each with so many slots. */
  readonly processes: number;
  readonly slots: number;
  /** Milliseconds of one run. */
  readonly milliseconds: number;
  /** Milliseconds of a worker's lock. */
  readonly lock: number;
  /** Milliseconds between two kills, drawn anew each time; none where it is left out. Killed ones are started again. */
  readonly killAfter?: () => number;
}

export interface QueueLoadResult {
  readonly statuses: readonly Run['status'][];
  /** Of each run: attempts at it, and how often it was said that one was lost. */
  readonly attempts: readonly { readonly attempts: number; readonly lost: number; readonly steps: number }[];
  readonly kills: number;
  readonly seconds: number;
  /** What the slots would take without any overhead. */
  readonly idealSeconds: number;
  readonly redis: { readonly peakBytes: number; readonly commandsPerSecond: number };
  /** Share of one processor that the engine's process took. */
  readonly engineLoad: number;
}

function numberOf(info: string, name: string): number {
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1]);
}

class Workers {
  readonly #processes: ChildProcess[] = [];
  kills = 0;

  constructor(
    private readonly load: QueueLoad,
    private readonly address: string,
  ) {}

  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.load.processes }, (_, index) => this.#spawn(index)));
  }

  async #spawn(index: number): Promise<void> {
    const { folder, worker, slots, milliseconds, lock } = this.load;
    const more = [
      this.address,
      `worker ${index + 1}`,
      slots,
      milliseconds,
      lock,
      join(folder, `worker-${index}`),
    ];
    const child = spawn(process.execPath, [worker, ...more.map(String)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#processes[index] = child;
    await once(child.stdout, 'data');
  }

  /** kill -9 of one of them; another one is started in its place. */
  async killOne(at: number): Promise<void> {
    const index = Math.floor(at * this.load.processes);
    this.#processes[index]?.kill('SIGKILL');
    this.kills += 1;
    await this.#spawn(index);
  }

  end(): void {
    for (const child of this.#processes) child.kill('SIGKILL');
  }
}

/** Trains `runs` runs of fixed length on the queue of a real Redis, with the real engine and its database. */
export async function loadQueue(load: QueueLoad): Promise<QueueLoadResult> {
  const server = await startRedis(load.folder);
  const redis = new Redis(server.address);
  const queue = await LabQueue.open({
    file: join(load.folder, 'queue'),
    version: '0',
    given: server.address,
  });
  const engine = scriptedEngine(join(load.folder, 'lab'), { workers: queue });
  const workers = new Workers(load, server.address);
  try {
    await workers.start();
    return await measured(load, { engine, redis, workers });
  } finally {
    workers.end();
    await engine.close();
    redis.disconnect();
    await server.kill();
  }
}

interface Parts {
  readonly engine: Engine;
  readonly redis: Redis;
  readonly workers: Workers;
}

async function measured(load: QueueLoad, { engine, redis, workers }: Parts): Promise<QueueLoadResult> {
  const ended = untilEnded(engine, load.runs);
  const began = performance.now();
  const [cpu, commands] = [process.cpuUsage(), numberOf(await redis.info(), 'total_commands_processed')];
  const ids: string[] = [];
  for (let index = 0; index < load.runs; index += 1) {
    const { run } = await engine.call('runs.start', { document: scriptedDocument('timed') });
    ids.push(run.id);
  }
  const stop = killing(load, workers);
  await ended;
  stop();
  const seconds = (performance.now() - began) / 1000;
  const info = await redis.info();
  const { user, system } = process.cpuUsage(cpu);
  return {
    ...(await outcomes(engine, ids)),
    kills: workers.kills,
    seconds,
    idealSeconds: (load.runs * load.milliseconds) / (load.processes * load.slots) / 1000,
    redis: {
      peakBytes: numberOf(info, 'used_memory_peak'),
      commandsPerSecond: (numberOf(info, 'total_commands_processed') - commands) / seconds,
    },
    engineLoad: (user + system) / 1e6 / seconds,
  };
}

/** Kills workers at the moments of the load until it is stopped. */
function killing({ killAfter }: QueueLoad, workers: Workers): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const next = () => {
    if (killAfter === undefined || isOver) return;
    timer = setTimeout(() => void workers.killOne((workers.kills * 0.37) % 1).then(next), killAfter());
  };
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Settles when so many runs have ended. */
function untilEnded(engine: Engine, count: number): Promise<void> {
  const left = new Set<string>();
  return new Promise((resolve) => {
    const unsubscribe = engine.subscribe((event) => {
      if (event.kind !== 'run' || event.run.endedAt === null) return;
      left.add(event.run.id);
      if (left.size < count) return;
      unsubscribe();
      resolve();
    });
  });
}

async function outcomes(
  engine: Engine,
  ids: readonly string[],
): Promise<Pick<QueueLoadResult, 'statuses' | 'attempts'>> {
  const found = [];
  for (const id of ids) {
    const { run, attempts, marks } = await engine.call('runs.get', { id });
    const { series } = await engine.call('runs.metrics', { id, names: ['train/loss'] });
    const lost = marks.filter(({ text }) => text.includes('The run goes on from the last checkpoint')).length;
    found.push({ status: run.status, attempts: attempts.length, lost, steps: series[0]?.steps.length ?? 0 });
  }
  return { statuses: found.map(({ status }) => status), attempts: found };
}
