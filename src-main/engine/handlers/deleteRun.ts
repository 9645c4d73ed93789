import { rm } from 'node:fs/promises';
import { dataLayout } from '../../environment/folders';
import type { EngineContext } from './context';

/** Ends a run if needed, removes its metrics and files, and gives their room back to the disk. @throws LabError `not-found`. */
export async function deleteRun(
  { store, events, queue, dataFolder }: EngineContext,
  id: string,
): Promise<void> {
  const { number } = store.runs.get(id);
  await queue.discard(id);
  for (const name of store.metrics.names(number)) {
    store.metrics.removeSeries(number, name);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const sweeps = store.sweeps.servedBy(number);
  store.runs.remove(id);
  events.publish({ kind: 'run-deleted', id });
  for (const sweep of sweeps) events.publish({ kind: 'sweep', sweep: store.sweeps.get(sweep) });
  await rm(dataLayout(dataFolder).run(id), { recursive: true, force: true });
  await store.shrink();
}
