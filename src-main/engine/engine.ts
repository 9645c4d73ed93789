import { backendSchema, type CallName, type CallOutput } from '@shared/api';
import { LabError } from '@shared/errors';
import { Backups } from '../care';
import { plainArithmetic } from '../environment/arithmetic';
import { dataCacheFolder, dataLayout } from '../environment/folders';
import { makePrivateFolder } from '../files';
import { openStore } from '../store';
import { comparisonHandlers } from './handlers/comparisonHandlers';
import type { EngineContext, EngineOptions } from './handlers/context';
import { dispatch, type Handlers } from './handlers/dispatch';
import { draftHandlers } from './handlers/draftHandlers';
import { queueHandlers, queueReport } from './handlers/queueHandlers';
import { runHandlers } from './handlers/runHandlers';
import { runTableHandlers } from './handlers/runTableHandlers';
import { storageHandlers } from './handlers/storageHandlers';
import { announceSweeps } from './handlers/sweepEvents';
import { sweepHandlers } from './handlers/sweepHandlers';
import { eventStream, type LabListener } from './queue/eventStream';
import { noQueue } from './queue/queuePlace';
import { RunQueue } from './queue/runQueue';
import { rememberUnderWay, resumeUnderWay } from './queue/underWay';
import { Retention, storageSettings } from './retention';

/** The lab without a face: every transport, the command line and the tests talk to it through `call`. */
export interface Engine {
  /** Any name and any input: what does not fit the contract is a LabError. */
  call<Name extends CallName>(name: Name, input: unknown): Promise<CallOutput<Name>>;
  subscribe(listener: LabListener): () => void;
  /** Leaves running runs interrupted and resumable, lets the calls under way end, then closes the database. */
  close(): Promise<void>;
}

function systemHandlers({
  store,
  version,
  dataFolder,
  setupProblems,
  doctor,
}: EngineContext): Omit<
  Handlers,
  | `comparisons.${string}`
  | `draft.${string}`
  | `queue.${string}`
  | `runs.${string}`
  | `storage.${string}`
  | `sweeps.${string}`
> {
  return {
    'system.status': () => ({
      version,
      node: process.versions.node,
      backend: store.settings.load('backend', backendSchema) ?? null,
      problems: setupProblems?.() ?? [],
      dataFolder,
    }),
    'system.doctor': async () => ({ checks: (await doctor?.()) ?? [] }),
  };
}

/** Opens the data folder, which must have no other engine. */
export function openEngine(options: EngineOptions): Engine {
  const { dataFolder, spawnTrainer, concurrency = 1, silence, probeBackend, resume = 'never' } = options;
  const { workers = noQueue } = options;
  const dataCache = options.dataCache ?? dataCacheFolder();
  const arithmetic = options.arithmetic ?? (async (_precision, kept) => kept ?? plainArithmetic());
  const layout = dataLayout(dataFolder);
  makePrivateFolder(layout.runs);
  const store = openStore(layout.database);
  const events = eventStream();
  const queue = new RunQueue({
    ...{ store, events, dataFolder, spawnTrainer, concurrency, workers, silence, arithmetic },
  });
  let closed: Promise<void> | undefined;
  const context: EngineContext = { ...options, dataCache, workers, store, events, queue };
  announceSweeps(context);
  const retention = new Retention({ store, events, dataCache });
  retention.start();
  workers.start(() => {
    if (closed !== undefined) return;
    events.publish({ kind: 'queue', queue: queueReport(context) });
    queue.look();
  });
  const goesOn = resume === 'as-set' && storageSettings(store).resumeAtStart;
  queue.recover(goesOn || resume === 'always');
  if (goesOn) resumeUnderWay(store, queue);
  const backups = new Backups({
    store,
    folder: dataFolder,
    now: Date.now,
    say: (text) => events.publish({ kind: 'log', id: '', level: 'warning', text }),
  });
  backups.start();
  const handlers: Handlers = {
    ...systemHandlers(context),
    ...draftHandlers(context),
    ...queueHandlers(context),
    ...runHandlers(context),
    ...storageHandlers(context, retention),
    ...runTableHandlers(context),
    ...sweepHandlers(context),
    ...comparisonHandlers(context),
  };
  let shut = false;
  const underWay = new Set<Promise<unknown>>();
  void probeBackend?.().then((backend) => {
    if (backend !== null && closed === undefined) store.settings.save('backend', backend);
  });
  return {
    async call(name, input) {
      if (shut) throw new LabError('conflict', 'The lab was closed.');
      const answer = dispatch(handlers, name, input);
      underWay.add(answer);
      try {
        return await answer;
      } finally {
        underWay.delete(answer);
      }
    },
    subscribe: (listener) => events.subscribe(listener),
    close() {
      if (closed === undefined) rememberUnderWay(store);
      closed ??= queue.close().then(async () => {
        await workers.close();
        shut = true;
        // A delete under way must find the database open.
        await Promise.allSettled(underWay);
        await backups.stop();
        await retention.stop();
        store.close();
      });
      return closed;
    },
  };
}
