import type { CallInput, CallOutput, LabEvent, Sweep, SweepPointState } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { listReading } from '../../runs/store/listReading';
import type { LabLink } from '../../runs/store/runsStore';

type Results = CallOutput<'sweeps.results'>['results'];

/** The sweep whose results are shown. */
export interface OpenSweep {
  readonly id: string;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly points: readonly SweepPointState[];
  readonly results: Results;
  /** Metric addresses that are shown. */
  readonly metrics: readonly string[];
  /** Series of its first finished run, which can be shown too. */
  readonly names: readonly string[];
  readonly error: LabError | null;
}

export interface SweepsState {
  /** Newest first. */
  readonly sweeps: readonly Sweep[];
  /** Whether the list has been read at least once. */
  readonly loaded: boolean;
  readonly opened: OpenSweep | null;
  open(id: string): void;
  close(): void;
  /** Shows other metrics of the open sweep. */
  choose(metrics: readonly string[]): void;
  /** Starts it and opens its results. @returns whether it was taken. */
  start(request: CallInput<'sweeps.start'>): Promise<boolean>;
  resume(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  remove(id: string, runs: boolean): Promise<void>;
  reload(): Promise<void>;
}

export type SweepsStore = StoreApi<SweepsState>;

type SweepEvent = Extract<LabEvent, { kind: 'sweep' | 'sweep-deleted' }>;

function isOfSweeps(event: LabEvent): event is SweepEvent {
  return event.kind === 'sweep' || event.kind === 'sweep-deleted';
}

function withSweep(sweeps: readonly Sweep[], sweep: Sweep): readonly Sweep[] {
  const others = sweeps.filter(({ id }) => id !== sweep.id);
  return [...others, sweep].sort((a, b) => b.number - a.number);
}

/** The open sweep as the list has it. */
export function openedSweep({ sweeps, opened }: SweepsState): Sweep | undefined {
  return sweeps.find(({ id }) => id === opened?.id);
}

/** All sweeps of the lab and the results of the open one, kept as the engine has them by its events. */
export function createSweepsStore(
  lab: LabLink,
  tell: (what: string, failure: LabError) => void,
): SweepsStore {
  /** The sweep that is being read; `again` when it changed meanwhile. */
  let reading: { readonly id: string; again: boolean } | undefined;

  /** Runs an action; its failure is told and not thrown. */
  async function attempt<T>(what: string, action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (thrown) {
      tell(what, toLabError(thrown));
      return undefined;
    }
  }

  const list = listReading(async () => {
    const answer = await attempt('The sweeps could not be read', () => lab.call('sweeps.list', {}));
    if (answer === undefined) return;
    store.setState({ sweeps: [...answer.sweeps].sort((a, b) => b.number - a.number), loaded: true });
  }, apply);

  const store = createStore<SweepsState>()((set, get) => {
    return {
      sweeps: [],
      loaded: false,
      opened: null,
      open(id) {
        if (get().opened?.id === id) return;
        const metrics = get().sweeps.find((sweep) => sweep.id === id)?.metrics ?? [];
        set({ opened: { id, state: 'loading', points: [], results: [], metrics, names: [], error: null } });
        void read(id);
      },
      close: () => set({ opened: null }),
      choose(metrics) {
        const { opened } = get();
        if (opened === null || metrics.length === 0) return;
        set({ opened: { ...opened, metrics } });
        void read(opened.id);
      },
      async start(request) {
        const answer = await attempt('The sweep did not start', () => lab.call('sweeps.start', request));
        if (answer === undefined) return false;
        const { sweep } = answer;
        // An event may have told more of it already.
        if (!get().sweeps.some(({ id }) => id === sweep.id)) set({ sweeps: withSweep(get().sweeps, sweep) });
        get().open(sweep.id);
        return true;
      },
      async resume(id) {
        await attempt('The sweep was not resumed', () => lab.call('sweeps.resume', { id }));
      },
      async stop(id) {
        await attempt('The sweep was not stopped', () => lab.call('sweeps.stop', { id }));
      },
      async remove(id, runs) {
        await attempt('The sweep was not deleted', () => lab.call('sweeps.delete', { id, runs }));
      },
      async reload() {
        await list.reload();
        const { opened } = get();
        if (opened !== null) void read(opened.id);
      },
    };
  });

  function put(id: string, change: Partial<OpenSweep>): void {
    const { opened } = store.getState();
    if (opened?.id === id) store.setState({ opened: { ...opened, ...change } });
  }

  /** Reads the open sweep, and again for as long as it changed meanwhile. */
  async function read(id: string): Promise<void> {
    if (reading?.id === id) {
      reading.again = true;
      return;
    }
    const mine = { id, again: true };
    reading = mine;
    while (mine.again && store.getState().opened?.id === id) {
      mine.again = false;
      try {
        await readOnce(id);
      } catch (thrown) {
        const error = toLabError(thrown);
        // A page may remember a sweep that was deleted meanwhile.
        if (error.code === 'not-found' && store.getState().opened?.id === id)
          store.setState({ opened: null });
        else put(id, { state: 'failed', error });
      }
    }
    if (reading === mine) reading = undefined;
  }

  async function readOnce(id: string): Promise<void> {
    const { sweep, points } = await lab.call('sweeps.get', { id });
    const { opened, sweeps } = store.getState();
    if (opened?.id !== id) return;
    if (!sweeps.some((known) => known.id === id)) store.setState({ sweeps: withSweep(sweeps, sweep) });
    const metrics = opened.metrics.length > 0 ? opened.metrics : sweep.metrics;
    const { results } = await lab.call('sweeps.results', { id, metrics: [...metrics] });
    const names = opened.names.length > 0 ? opened.names : await namesOf(points);
    // Others may have been chosen meanwhile; they are read next.
    const chosen = store.getState().opened?.metrics ?? [];
    put(id, {
      state: 'ready',
      points,
      results,
      metrics: chosen.length > 0 ? chosen : metrics,
      names,
      error: null,
    });
  }

  /** No points, the names alone. */
  async function namesOf(points: readonly SweepPointState[]): Promise<readonly string[]> {
    const run = points.find((point) => point.run?.status === 'finished')?.run;
    if (run === undefined || run === null) return [];
    const { series } = await lab.call('runs.metrics', { id: run.id, afterStep: run.step });
    return series.map(({ name }) => name);
  }

  function apply(event: SweepEvent): void {
    const { sweeps, opened } = store.getState();
    if (event.kind === 'sweep') {
      store.setState({ sweeps: withSweep(sweeps, event.sweep) });
      if (opened?.id === event.sweep.id) void read(opened.id);
      return;
    }
    store.setState({
      sweeps: sweeps.filter(({ id }) => id !== event.id),
      ...(opened?.id === event.id ? { opened: null } : {}),
    });
  }

  /** A run of the open sweep went on. */
  function follow(event: LabEvent): void {
    const { opened } = store.getState();
    if (opened === null || (event.kind !== 'run' && event.kind !== 'run-deleted')) return;
    const id = event.kind === 'run' ? event.run.id : event.id;
    if (!opened.points.some(({ run }) => run?.id === id)) return;
    if (event.kind === 'run-deleted') {
      void read(opened.id);
      return;
    }
    const { run } = event;
    const points = opened.points.map((point) => (point.run?.id === id ? { ...point, run } : point));
    put(opened.id, { points });
  }

  lab.subscribe((event) => {
    follow(event);
    if (isOfSweeps(event)) list.receive(event);
  });
  lab.onConnection((connected) => {
    if (connected) void store.getState().reload();
  });
  return store;
}
