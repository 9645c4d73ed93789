import { join } from 'node:path';
import type { LabEvent, Run } from '@shared/api';
import { documentSchema, documentVersion, type GraphDocument } from '@shared/graph';
import { type Engine, openEngine } from '../engine';
import type { EngineOptions } from '../handlers/context';
import { trainerProcesses } from '../queue/trainerProcess';

export const scriptedTrainer = join(import.meta.dirname, 'scriptedTrainer.ts');

/** An architecture whose name tells the scripted trainer what to do. */
export function scriptedDocument(name: string, maxSteps = 20): GraphDocument {
  return documentSchema.parse({
    format: 'collapse-lab',
    version: documentVersion,
    name,
    nodes: [],
    edges: [],
    training: { maxSteps },
  });
}

export function scriptedEngine(dataFolder: string, options: Partial<EngineOptions> = {}): Engine {
  return openEngine({ ...scriptedOptions(dataFolder), ...options });
}

export function scriptedOptions(dataFolder: string): EngineOptions {
  return {
    dataFolder,
    version: '0',
    spawnTrainer: trainerProcesses(scriptedTrainer),
    validate: () => undefined,
  };
}

/** The first event that fits, from now on. */
export function nextEvent<Found>(
  engine: Engine,
  pick: (event: LabEvent) => Found | undefined,
): Promise<Found> {
  return new Promise((resolve) => {
    const unsubscribe = engine.subscribe((event) => {
      const found = pick(event);
      if (found === undefined) return;
      unsubscribe();
      resolve(found);
    });
  });
}

const ended: ReadonlySet<Run['status']> = new Set(['finished', 'stopped', 'failed', 'interrupted']);

/** The run as soon as it fits, which it may do already. @throws when it ends in another way. */
export async function untilRun(engine: Engine, id: string, fits: (run: Run) => boolean): Promise<Run> {
  const settled = (run: Run) => (fits(run) || ended.has(run.status) ? run : undefined);
  const coming = nextEvent(engine, (event) =>
    event.kind === 'run' && event.run.id === id ? settled(event.run) : undefined,
  );
  const now = settled((await engine.call('runs.get', { id })).run);
  const run = now ?? (await coming);
  if (fits(run)) return run;
  throw new Error(
    `The run is ${run.status} at step ${run.step}: ${run.error?.message ?? 'without an error'}`,
  );
}

export async function startRun(engine: Engine, name: string, maxSteps?: number): Promise<Run> {
  const { run } = await engine.call('runs.start', { document: scriptedDocument(name, maxSteps) });
  return run;
}
