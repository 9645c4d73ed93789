import type { EngineContext } from './context';
import type { Handlers } from './dispatch';
import { sweepResults } from './sweepResults';
import { deleteSweep, resumeSweep, startSweep, stopSweep } from './sweepRuns';

type SweepHandlers = Pick<Handlers, Extract<keyof Handlers, `sweeps.${string}`>>;

export function sweepHandlers(context: EngineContext): SweepHandlers {
  const { store } = context;
  return {
    'sweeps.start': async (request) => ({ sweep: await startSweep(context, request) }),
    'sweeps.resume': ({ id }) => ({ sweep: resumeSweep(context, id) }),
    'sweeps.stop': ({ id }) => ({ sweep: stopSweep(context, id) }),
    'sweeps.delete': async ({ id, runs }) => {
      await deleteSweep(context, id, runs);
      return {};
    },
    'sweeps.list': () => ({ sweeps: store.sweeps.list() }),
    'sweeps.get': ({ id }) => ({
      sweep: store.sweeps.get(id),
      spec: store.sweeps.spec(id),
      points: store.sweeps.points(id).map(({ position, label, seed, run, own }) => ({
        position,
        label,
        seed,
        reused: run !== null && !own,
        run: run === null ? null : store.runs.get(run),
      })),
    }),
    'sweeps.results': async ({ id, metrics }) => ({
      results: await sweepResults(store, id, metrics ?? store.sweeps.get(id).metrics),
    }),
  };
}
