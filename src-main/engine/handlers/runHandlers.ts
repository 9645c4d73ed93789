import type { Fork, Run } from '@shared/api';
import { type Parent, runName } from '@shared/reproduction';
import { dataLayout } from '../../environment/folders';
import type { Artifact } from '../../store';
import { keepWeights, planOf } from '../fork';
import { storageSettings } from '../retention';
import { analysisHandlers } from './analysisHandlers';
import type { EngineContext } from './context';
import { resolveDataSources } from './dataSources';
import { deleteRun } from './deleteRun';
import type { Handlers } from './dispatch';
import { metricsCsv } from './metricsCsv';
import { usualPlace } from './queueHandlers';
import { requireMemory } from './requireMemory';
import { requireRoom } from './requireRoom';
import type { TableHandlers } from './runTableHandlers';

type RunHandlers = Pick<Handlers, Exclude<Extract<keyof Handlers, `runs.${string}`>, keyof TableHandlers>>;

/** Says it to who looks now, and keeps it with the run. */
function warn({ store, events }: EngineContext, { id, number }: Run, text: string): void {
  const mark = { kind: 'warning', step: 0, text, at: Date.now() } as const;
  store.marks.add(number, mark);
  events.publish({ kind: 'mark', id, mark });
  events.publish({ kind: 'log', id, level: 'warning', text });
}

export function runHandlers(context: EngineContext): RunHandlers {
  const { store, events, queue, validate, dataFolder } = context;

  function parentOf({ parent, step }: Fork): Parent {
    const { architecture } = store.runs.get(parent.id);
    return { name: parent.name, step, document: store.architectures.get(architecture) };
  }

  /** A fork without its parent's weights would be another run. */
  async function takeWeights({ id, number }: Run, checkpoint: Artifact): Promise<void> {
    try {
      store.artifacts.put(number, await keepWeights(checkpoint, dataLayout(dataFolder).run(id)));
    } catch (error) {
      store.runs.remove(id);
      throw error;
    }
  }

  return {
    ...analysisHandlers(store),
    'runs.start': async ({ document, name, from, trainsOn = usualPlace(context), workerLabel }) => {
      validate(document);
      requireRoom(document, storageSettings(store), dataFolder);
      const warning = requireMemory(document, context.memory?.());
      const resolved = resolveDataSources(document, process.cwd());
      const planned = from && (await planOf(store, document, from));
      const run = store.transaction(() => {
        const made = store.runs.create({
          name: name ?? runName(document, planned && parentOf(planned.fork)),
          preset: document.preset ?? null,
          architecture: store.architectures.put(resolved),
          seed: document.training.seed,
          trainsOn,
          workerLabel,
        });
        if (planned !== undefined) store.forks.put(made.number, planned.fork);
        return made;
      });
      if (planned !== undefined) await takeWeights(run, planned.checkpoint);
      events.publish({ kind: 'run', run });
      if (warning !== undefined) warn(context, run, warning);
      queue.add(run.id);
      return { run: store.runs.get(run.id) };
    },
    'runs.planFork': async ({ document, from }) => {
      validate(document);
      const { fork, steps } = await planOf(store, document, from);
      return { fork, steps: [...steps] };
    },
    'runs.pause': ({ id }) => {
      queue.pause(id);
      return {};
    },
    'runs.resume': ({ id, acceptsChangedData }) => {
      queue.resume(id, { acceptsChangedData });
      return {};
    },
    'runs.stop': ({ id }) => {
      queue.stop(id);
      return {};
    },
    'runs.delete': async ({ id }) => {
      await deleteRun(context, id);
      return {};
    },
    'runs.list': () => ({ runs: store.runs.list() }),
    'runs.get': ({ id }) => {
      const run = store.runs.get(id);
      return {
        run,
        document: store.architectures.get(run.architecture),
        marks: store.marks.list(run.number),
        attempts: store.attempts.list(run.number),
        data: store.runData.get(run.number),
        fork: store.forks.get(run.number),
        children: store.forks.children(id),
        artifacts: store.artifacts.list(run.number),
      };
    },
    'runs.metrics': async ({ id, names, afterStep }) => {
      const { number } = store.runs.get(id);
      const wanted = names ?? store.metrics.names(number);
      return { series: await store.metrics.series(number, wanted, afterStep) };
    },
    'runs.update': ({ id, name, note }) => {
      const run = store.runs.change(id, {
        ...(name === undefined ? {} : { name }),
        ...(note === undefined ? {} : { note }),
      });
      events.publish({ kind: 'run', run });
      return { run };
    },
    'runs.export': async ({ id }) => {
      const { number } = store.runs.get(id);
      return { csv: await metricsCsv(await store.metrics.series(number, store.metrics.names(number))) };
    },
  };
}
