import type { CallRequest, Run, Sweep } from '@shared/api';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { endedEarly, isActive, type TrainsOn } from '@shared/run';
import { expandAxis, expandSweep, type SweepAxis, type SweepSpec } from '@shared/sweep';
import { stateOfSource } from '../../data';
import { contentHash, type StoredPoint } from '../../store';
import type { EngineContext } from './context';
import { resolveDataSources, sourceOf } from './dataSources';
import { deleteRun } from './deleteRun';
import { usualPlace } from './queueHandlers';
import { requireMemory } from './requireMemory';

/** Where runs of a sweep train. */
interface Place {
  readonly trainsOn: TrainsOn;
  readonly workerLabel: string | undefined;
}

/** Documents with absolute data directories, so that the sweep can be resumed from anywhere. */
function resolveAxis(axis: SweepAxis, base: string): SweepAxis {
  if (axis.kind === 'parameter') return { ...axis, document: resolveDataSources(axis.document, base) };
  const documents = axis.documents.map(({ label, document }) => ({
    label,
    document: resolveDataSources(document, base),
  }));
  return { ...axis, documents };
}

/** Stores a sweep, or finds the one that was asked for before; finished runs of the same documents are its own answer. */
export async function startSweep(
  context: EngineContext,
  { spec, fresh, trainsOn = usualPlace(context), workerLabel }: CallRequest<'sweeps.start'>,
): Promise<Sweep> {
  const { store, validate } = context;
  const resolved: SweepSpec = { ...spec, axis: resolveAxis(spec.axis, process.cwd()) };
  for (const { document } of expandAxis(resolved.axis)) {
    validate(document);
    // What is free when its turn comes nobody knows now.
    requireMemory(document, context.memory?.());
  }
  const states = await dataStates(expandSweep(resolved).map(({ document }) => document));
  const sweep = store.transaction(() => {
    const points = expandSweep(resolved).map(({ document, ...point }) => ({
      ...point,
      architecture: store.architectures.put(document),
      ...(isOwn(document) ? {} : { data: states.get(sourceKey(document)) }),
    }));
    const plan = contentHash({ name: spec.name, metrics: spec.metrics, points });
    const before = fresh ? undefined : store.sweeps.withPlan(plan);
    if (before !== undefined) return before;
    const made = store.sweeps.create({ spec: resolved, plan, points });
    for (const { position, architecture } of fresh ? [] : points) {
      const run = finishedOnSameData(context, architecture, states);
      if (run !== undefined) store.sweeps.assign(made.id, position, run.number, false);
    }
    return made;
  });
  queueMissing(context, sweep.id, { trainsOn, workerLabel });
  return announced(context, sweep.id);
}

/** A document's source as a key of dataStates. */
function sourceKey(document: GraphDocument): string {
  return JSON.stringify(sourceOf(document));
}

/** Embedded data is what its settings say, always. */
function isOwn(document: GraphDocument): boolean {
  return sourceOf(document).kind === 'embedded';
}

/** The state of every source as it is now. @throws LabError `data-missing` or `data-invalid`. */
async function dataStates(documents: readonly GraphDocument[]): Promise<ReadonlyMap<string, string>> {
  const states = new Map<string, string>();
  for (const document of documents) {
    const key = sourceKey(document);
    if (!states.has(key)) states.set(key, await stateOfSource(sourceOf(document)));
  }
  return states;
}

/** The newest finished run of an architecture, if it trained on the files as they are now. */
function finishedOnSameData(
  { store }: EngineContext,
  architecture: string,
  states: ReadonlyMap<string, string>,
): Run | undefined {
  const document = store.architectures.get(architecture);
  const now = states.get(sourceKey(document));
  return store.runs
    .finished(architecture)
    .find(({ number }) => isOwn(document) || store.runData.get(number)?.state === now);
}

/** @throws LabError `conflict` when nothing is missing. */
export function resumeSweep(context: EngineContext, id: string): Sweep {
  if (queueMissing(context, id) === 0)
    throw new LabError(
      'conflict',
      `Nothing of the sweep is missing: it is ${context.store.sweeps.get(id).status}.`,
    );
  return announced(context, id);
}

/** @throws LabError `conflict` when none of its runs is under way. */
export function stopSweep(context: EngineContext, id: string): Sweep {
  const active = ownRuns(context, id).filter(isActive);
  if (active.length === 0)
    throw new LabError(
      'conflict',
      `None of the sweep's runs is under way: it is ${context.store.sweeps.get(id).status}.`,
    );
  // The waiting ones first, so that none of them takes the place of one that stops.
  const waitingFirst = [...active].sort((a, b) => rank(a) - rank(b));
  for (const run of waitingFirst) context.queue.stop(run.id);
  return announced(context, id);
}

function rank({ status }: Run): number {
  return status === 'queued' ? 0 : 1;
}

export async function deleteSweep(context: EngineContext, id: string, withRuns: boolean): Promise<void> {
  const { store, events } = context;
  const own = ownRuns(context, id);
  if (own.some(isActive)) stopSweep(context, id);
  store.sweeps.remove(id);
  events.publish({ kind: 'sweep-deleted', id });
  if (!withRuns) return;
  for (const run of own) {
    const { number } = run;
    if (store.sweeps.servedBy(number).length === 0) await deleteRun(context, run.id);
  }
}

/**
 * Makes the runs that a sweep lacks and resumes those that ended early; returns how many.
 * @param place where they train; where it is left out, as they did before or as the sweep's first run does
 */
function queueMissing(context: EngineContext, id: string, place?: Place): number {
  const { store, events, queue } = context;
  const { name, seeds } = store.sweeps.get(id);
  const first = ownRuns(context, id)[0];
  const before = {
    trainsOn: first?.trainsOn ?? usualPlace(context),
    workerLabel: first?.workerLabel ?? undefined,
  };
  const made = store.transaction(() =>
    store.sweeps
      .points(id)
      .filter(({ run }) => run === null)
      .map((point) => {
        const run = makeRun(context, runName(name, point, seeds.length), point, place ?? before);
        store.sweeps.assign(id, point.position, run.number, true);
        return run;
      }),
  );
  const early = ownRuns(context, id).filter(endedEarly);
  for (const run of made) events.publish({ kind: 'run', run });
  for (const run of early) queue.resume(run.id, { background: true, trainsOn: place?.trainsOn });
  for (const run of made) queue.add(run.id, true);
  return made.length + early.length;
}

function makeRun(
  { store }: EngineContext,
  name: string,
  { architecture, seed }: StoredPoint,
  place: Place,
): Run {
  const preset = store.architectures.get(architecture).preset ?? null;
  return store.runs.create({ name, preset, architecture, seed, ...place });
}

const longestName = 120;

function runName(sweep: string, { label, seed }: StoredPoint, seeds: number): string {
  const name = seeds === 1 ? `${sweep}: ${label}` : `${sweep}: ${label}, seed ${seed}`;
  return name.slice(0, longestName);
}

/** The runs that a sweep made, in its order. */
function ownRuns({ store }: EngineContext, id: string): Run[] {
  return store.sweeps
    .points(id)
    .flatMap(({ run, own }) => (own && run !== null ? [store.runs.get(run)] : []));
}

function announced({ store, events }: EngineContext, id: string): Sweep {
  const sweep = store.sweeps.get(id);
  events.publish({ kind: 'sweep', sweep });
  return sweep;
}
