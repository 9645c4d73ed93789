import { type QueueReport, trainsOnSchema } from '@shared/api';
import type { TrainsOn } from '@shared/run';
import type { EngineContext } from './context';
import type { Handlers } from './dispatch';

/** Where a run trains that does not say it: on the queue where there is one, unless that is set otherwise. */
export function usualPlace({ store, workers }: Pick<EngineContext, 'store' | 'workers'>): TrainsOn {
  if (workers.report().address === null) return 'local';
  return store.settings.load('trains-on', trainsOnSchema) ?? 'queue';
}

export function queueReport(context: Pick<EngineContext, 'store' | 'workers'>): QueueReport {
  return { ...context.workers.report(), trainsOn: usualPlace(context) };
}

export function queueHandlers(
  context: EngineContext,
): Pick<Handlers, Extract<keyof Handlers, `queue.${string}`>> {
  const { store, events, workers } = context;
  return {
    'queue.get': () => ({ queue: queueReport(context) }),
    'queue.set': async ({ address, password, trainsOn }) => {
      if (address !== undefined) await workers.use(address, password);
      if (trainsOn !== undefined) store.settings.save('trains-on', trainsOn);
      const queue = queueReport(context);
      events.publish({ kind: 'queue', queue });
      return { queue };
    },
  };
}
