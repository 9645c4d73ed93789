import type { CallOutput, LabEvent, Run, Sweep } from '@shared/api';
import { LabError, toLabError } from '@shared/errors';
import type { TrainsOn } from '@shared/run';
import type { SweepSpec } from '@shared/sweep';
import type { Engine } from '../../engine';
import type { Lab } from '../../server';
import { hasEnded } from './followRun';
import { onInterrupt } from './interrupt';
import { type OpenLab, withLab } from './withLab';

export type SweepPoint = CallOutput<'sweeps.get'>['points'][number];

/** Is told what happens while a sweep trains. */
export interface SweepListener {
  begun(sweep: Sweep, points: readonly SweepPoint[]): void;
  /** A run of the sweep made progress or changed its status. */
  run(point: SweepPoint, run: Run): void;
  /** Ctrl-C came; the sweep is being stopped. */
  stopping(): void;
}

export interface SweepRequest<Result> {
  readonly open: OpenLab;
  readonly spec: SweepSpec;
  readonly fresh: boolean;
  /** Runs that train at once, where no other process has the lab. */
  readonly concurrency: number | undefined;
  /** Where its runs train; as the lab's queue is set, where it is left out. */
  readonly trainsOn: TrainsOn | undefined;
  readonly workerLabel: string | undefined;
  readonly listener: SweepListener;
  /** Reads what is wanted of the sweep once nothing of it trains any more. */
  readonly collect: (engine: Engine, sweep: Sweep) => Promise<Result>;
}

/**
 * Trains a sweep until nothing of it is under way. Ctrl-C stops it; asking for the same sweep again goes on from
 * there. When it trains in another process's engine and that process ends, the lab is opened anew and it goes on.
 * @throws LabError of the contract, or `not-found` when the sweep was deleted meanwhile.
 */
export async function trainSweep<Result>(request: SweepRequest<Result>): Promise<Result> {
  const { open, spec, fresh, trainsOn, workerLabel, concurrency, listener, collect } = request;
  const interrupt = onInterrupt(() => listener.stopping());
  let id: string | undefined;
  const begin = async (engine: Engine): Promise<Sweep> => {
    const { sweep } =
      id === undefined
        ? await engine.call('sweeps.start', {
            spec,
            fresh,
            ...(trainsOn === undefined ? {} : { trainsOn }),
            ...(workerLabel === undefined ? {} : { workerLabel }),
          })
        : await goOn(engine, id, !interrupt.wasAsked());
    id = sweep.id;
    void interrupt.asked.then(() => stop(engine, sweep.id));
    return sweep;
  };
  try {
    for (;;) {
      const outcome = await withLab(
        () => open({ concurrency }),
        async (engine, lab) => {
          const sweep = await followSweep(lab, () => begin(engine), listener);
          return sweep === undefined ? undefined : { result: await collect(engine, sweep) };
        },
      );
      if (outcome !== undefined) return outcome.result;
    }
  } finally {
    interrupt.dispose();
  }
}

/** The sweep that an engine left behind, resumed if it is wanted and something is missing. */
async function goOn(engine: Engine, id: string, wanted: boolean): Promise<{ sweep: Sweep }> {
  const { sweep } = await engine.call('sweeps.get', { id });
  if (!wanted || sweep.status !== 'incomplete') return { sweep };
  // Another command that lost the same engine may have resumed it in between.
  return engine.call('sweeps.resume', { id }).catch((error: unknown) => {
    if (toLabError(error).code !== 'conflict') throw error;
    return engine.call('sweeps.get', { id });
  });
}

/** A sweep that has ended meanwhile, or an engine that has gone, leaves nothing to stop. */
function stop(engine: Engine, id: string): Promise<unknown> {
  return engine.call('sweeps.stop', { id }).catch(() => undefined);
}

/** The sweep when nothing of it trains any more; undefined when the engine that had it went away. */
async function followSweep(
  lab: Lab,
  begin: () => Promise<Sweep>,
  listener: SweepListener,
): Promise<Sweep | undefined> {
  const { id, number } = await begin();
  // What is told before the answer of `sweeps.get` is here: the sweep may have ended by then.
  const early: LabEvent[] = [];
  let receive = (event: LabEvent): void => {
    early.push(event);
  };
  const unsubscribe = lab.engine.subscribe((event) => receive(event));
  try {
    const state = await lab.engine.call('sweeps.get', { id });
    const points = new Map<string, SweepPoint>();
    for (const point of state.points) if (point.run !== null) points.set(point.run.id, point);
    listener.begun(state.sweep, state.points);
    const sweep = await new Promise<Sweep | undefined>((resolve, reject) => {
      receive = (event) => {
        if (event.kind === 'run') {
          const point = points.get(event.run.id);
          if (point !== undefined) listener.run(point, event.run);
        } else if (event.kind === 'sweep' && event.sweep.id === id) {
          if (event.sweep.status !== 'running') resolve(event.sweep);
        } else if (event.kind === 'sweep-deleted' && event.id === id)
          reject(new LabError('not-found', `Sweep ${number} was deleted.`));
      };
      for (const event of early) receive(event);
      if (state.sweep.status !== 'running') resolve(state.sweep);
      if (lab.kind === 'remote') void lab.engine.lost.then(() => resolve(undefined));
    });
    return sweep !== undefined && (await tellEnds(lab, sweep, listener)) ? sweep : undefined;
  } finally {
    unsubscribe();
  }
}

/**
 * Tells the ends of all runs: another process's engine tells that of a sweep before that of its last run.
 * @returns false where that engine closes: it leaves its sweeps incomplete before it goes, which is not their end.
 */
async function tellEnds(lab: Lab, { id }: Sweep, listener: SweepListener): Promise<boolean> {
  if (lab.kind === 'own') return true;
  const state = await lab.engine.call('sweeps.get', { id }).catch(() => undefined);
  if (state === undefined || state.points.some(wasLeft)) return false;
  for (const point of state.points)
    if (point.run !== null && hasEnded(point.run)) listener.run(point, point.run);
  return true;
}

function wasLeft({ run }: SweepPoint): boolean {
  return run?.status === 'interrupted' && run.error === null;
}
