import type { CallOutput, LabEvent, RunMark } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from './runsStore';
import { joinAll, joinMarks, lastStep, type SeriesByName, seriesOf } from './series';

/** What is known of a run's way: its curves and what happened on it. */
export interface RunHistory {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly series: SeriesByName;
  readonly marks: readonly RunMark[];
  /** What was trained; null until it is read. */
  readonly document: GraphDocument | null;
  /** The runs that it was forked from and into. */
  readonly fork: CallOutput<'runs.get'>['fork'];
  readonly children: CallOutput<'runs.get'>['children'];
  readonly error: LabError | null;
}

export interface MetricsState {
  readonly histories: ReadonlyMap<string, RunHistory>;
  /** Reads a run's curves and marks, once; from then on they grow by events. */
  load(id: string): Promise<void>;
  /** Reads again what failed. */
  retry(id: string): Promise<void>;
}

export type MetricsStore = StoreApi<MetricsState>;

type HistoryEvent = Extract<LabEvent, { kind: 'run' | 'run-deleted' | 'metrics' | 'mark' }>;

function isOfHistory(event: LabEvent): event is HistoryEvent {
  const { kind } = event;
  return kind === 'run' || kind === 'run-deleted' || kind === 'metrics' || kind === 'mark';
}

export const emptyHistory: RunHistory = {
  state: 'loading',
  series: new Map(),
  marks: [],
  document: null,
  fork: null,
  children: [],
  error: null,
};

/** The curves of the runs that were looked at. */
export function createMetricsStore(lab: LabLink): MetricsStore {
  /** Events of runs that are being read: they are newer than the answer. */
  const waiting = new Map<string, HistoryEvent[]>();

  const store = createStore<MetricsState>()((_set, get) => ({
    histories: new Map(),
    async load(id) {
      if (!get().histories.has(id)) await read(id, -1);
    },
    retry: (id) => read(id, -1),
  }));

  const historyOf = (id: string) => store.getState().histories.get(id);

  function put(id: string, change: Partial<RunHistory>): void {
    const { histories } = store.getState();
    const history = { ...(histories.get(id) ?? emptyHistory), ...change };
    store.setState({ histories: new Map(histories).set(id, history) });
  }

  function forget(id: string): void {
    const histories = new Map(store.getState().histories);
    histories.delete(id);
    waiting.delete(id);
    store.setState({ histories });
  }

  /** Reads what comes after `afterStep`; everything when it is -1, and then nothing that was read earlier is kept. */
  async function read(id: string, afterStep: number): Promise<void> {
    if (waiting.has(id)) return;
    const missed: HistoryEvent[] = [];
    waiting.set(id, missed);
    if (historyOf(id)?.state !== 'ready') put(id, { state: 'loading', error: null });
    try {
      const [metrics, details] = await Promise.all([
        lab.call('runs.metrics', { id, afterStep }),
        lab.call('runs.get', { id }),
      ]);
      if (waiting.get(id) !== missed) return;
      const known = afterStep < 0 ? emptyHistory.series : (historyOf(id)?.series ?? emptyHistory.series);
      const series = joinAll(known, metrics.series);
      const { document, fork, children } = details;
      const marks = joinMarks([], details.marks);
      put(id, { state: 'ready', series, marks, document, fork, children, error: null });
    } catch (thrown) {
      if (waiting.get(id) === missed) put(id, { state: 'failed', error: toLabError(thrown) });
    } finally {
      if (waiting.get(id) === missed) {
        waiting.delete(id);
        missed.forEach(apply);
      }
    }
  }

  function apply(event: HistoryEvent): void {
    const id = event.kind === 'run' ? event.run.id : event.id;
    const history = historyOf(id);
    if (history === undefined) return;
    const queue = waiting.get(id);
    if (queue !== undefined && event.kind !== 'run-deleted') {
      queue.push(event);
      return;
    }
    switch (event.kind) {
      case 'metrics':
        put(id, { series: joinAll(history.series, seriesOf(event.points)) });
        return;
      case 'mark':
        put(id, { marks: joinMarks(history.marks, [event.mark]) });
        return;
      case 'run':
        // A launch throws away what the run did after its last checkpoint.
        if (event.run.activity === 'starting' && history.series.size > 0) void read(id, -1);
        return;
      case 'run-deleted':
        forget(id);
        return;
    }
  }

  lab.subscribe((event) => {
    if (isOfHistory(event)) apply(event);
  });
  lab.onConnection((connected) => {
    if (!connected) return;
    // The last step's points may have come in part, so they are read again.
    for (const [id, { series }] of store.getState().histories) void read(id, lastStep(series) - 1);
  });
  return store;
}
