import type { RunStatus } from '@shared/run';
import type { EngineContext } from './context';

/** Tells of a sweep whenever one of its runs changes its status; progress is told by the run's own events. */
export function announceSweeps({ store, events }: Pick<EngineContext, 'store' | 'events'>): void {
  const known = new Map<string, RunStatus>();
  events.subscribe((event) => {
    if (event.kind === 'run-deleted') known.delete(event.id);
    if (event.kind !== 'run' || known.get(event.run.id) === event.run.status) return;
    known.set(event.run.id, event.run.status);
    for (const id of store.sweeps.servedBy(event.run.number))
      events.publish({ kind: 'sweep', sweep: store.sweeps.get(id) });
  });
}
