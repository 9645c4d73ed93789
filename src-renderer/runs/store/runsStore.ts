import type { Api, ForkOrigin, LabEvent, Run } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { canonicalJson, type GraphDocument } from '@shared/graph';
import { isActive, isTraining } from '@shared/run';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { listReading } from './listReading';

/** The engine as the stores see it. */
export interface LabLink {
  readonly call: Api['call'];
  subscribe(listener: (event: LabEvent) => void): () => void;
  /** Told when the engine is out of reach and when it is back. */
  onConnection(listener: (connected: boolean) => void): () => void;
}

/** The rest of the window as the store sees it: where a run's architecture is shown, and what went wrong is told. */
export interface RunWindow {
  viewRun(run: Pick<Run, 'id' | 'number' | 'name'>, document: GraphDocument): void;
  leaveRun(): void;
  openDocument(document: GraphDocument): void;
  /** `what` did not work, and why. */
  tell(what: string, failure: LabError): void;
}

export interface RunsState {
  /** Newest first. */
  readonly runs: readonly Run[];
  /** Whether the list has been read at least once. */
  readonly loaded: boolean;
  /** The run on the view. */
  readonly selected: string | null;
  /** The run that trained last while this window was open. */
  readonly followed: string | null;
  /** Runs that were checked to be compared, in that order. */
  readonly compared: readonly string[];
  /** What Train was last pressed with, in this window or before it was loaded anew; null before. */
  readonly trained: { readonly document: GraphDocument; readonly run: string | null } | null;
  /** Puts a run's architecture on the canvas and its curves in the dock; null goes back to the draft. */
  select(id: string | null): Promise<void>;
  /** @param from the run whose weights it begins with */
  start(document: GraphDocument, from?: ForkOrigin): Promise<void>;
  /** A window that was loaded anew does not know what it started: a run that trains or waits tells by its document. */
  recognise(draft: GraphDocument): Promise<void>;
  pause(id: string): Promise<void>;
  /** @param acceptsChangedData go on although the data is not what the run began with */
  resume(id: string, acceptsChangedData?: boolean): Promise<void>;
  stop(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** @returns whether the note was saved. */
  annotate(id: string, note: string): Promise<boolean>;
  /** Makes the run's architecture the draft. */
  editCopy(id: string): Promise<void>;
  /** @returns the run's metrics as CSV, or undefined when they could not be read. */
  exportCsv(id: string): Promise<string | undefined>;
  toggleCompared(id: string): void;
  clearCompared(): void;
  reload(): Promise<void>;
}

export type RunsStore = StoreApi<RunsState>;

function withRun(runs: readonly Run[], run: Run): readonly Run[] {
  const at = runs.findIndex(({ number }) => number <= run.number);
  if (at < 0) return [...runs, run];
  const after = runs[at]?.id === run.id ? at + 1 : at;
  return [...runs.slice(0, at), run, ...runs.slice(after)];
}

/** The run whose curves are shown: the selected one, else the newest that trains or waits, else the last one. */
export function activeRun({ runs, selected, followed }: RunsState): Run | undefined {
  const byId = (id: string | null) => runs.find((run) => run.id === id);
  return byId(selected) ?? runs.find(isTraining) ?? runs.find(isActive) ?? byId(followed);
}

/** The run that Pause and Stop are about: the active one while it is live, else the one that trains. */
export function controlledRun(state: RunsState): Run | undefined {
  const active = activeRun(state);
  if (active !== undefined && isActive(active)) return active;
  return state.runs.find(isTraining) ?? active;
}

/** Whether a run that trains or waits may be the draft's, by what the list tells of it. */
function mayBeOf({ preset, training }: GraphDocument, run: Run): boolean {
  const underWay = isTraining(run) || run.status === 'queued';
  return underWay && run.preset === (preset ?? null) && run.seed === training.seed;
}

/** All runs of the lab, kept as the engine has them by its events. */
export function createRunsStore(lab: LabLink, view: RunWindow): RunsStore {
  /** Runs an action; its failure is told and not thrown. */
  async function attempt<T>(what: string, action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (thrown) {
      view.tell(what, toLabError(thrown));
      return undefined;
    }
  }

  const list = listReading(async () => {
    const answer = await attempt('The runs could not be read', () => lab.call('runs.list', {}));
    if (answer === undefined) return;
    store.setState({ runs: [...answer.runs].sort((a, b) => b.number - a.number), loaded: true });
  }, apply);

  const store = createStore<RunsState>()((set, get) => {
    return {
      runs: [],
      loaded: false,
      selected: null,
      followed: null,
      compared: [],
      trained: null,
      async select(id) {
        set({ selected: id });
        if (id === null) {
          view.leaveRun();
          return;
        }
        const found = await attempt('The run could not be opened', () => lab.call('runs.get', { id }));
        if (get().selected !== id) return;
        if (found !== undefined) {
          view.viewRun(found.run, found.document);
          return;
        }
        // The run before may still be on the canvas.
        set({ selected: null });
        view.leaveRun();
      },
      async start(document, from) {
        set({ trained: { document, run: null } });
        const request = { document, ...(from === undefined ? {} : { from }) };
        const answer = await attempt('The run did not start', () => lab.call('runs.start', request));
        if (answer === undefined) {
          set({ trained: null });
          return;
        }
        const { run } = answer;
        const { runs, selected } = get();
        set({
          runs: runs.some(({ id }) => id === run.id) ? runs : withRun(runs, run),
          trained: { document, run: run.id },
          followed: run.id,
        });
        if (selected !== null) await get().select(run.id);
      },
      async recognise(draft) {
        // Reading the list tells what is wrong with the engine; here nothing is lost.
        const run = await runOfDraft(draft).catch(() => undefined);
        if (run !== undefined && get().trained === null) set({ trained: { document: draft, run } });
      },
      async pause(id) {
        await attempt('The run was not paused', () => lab.call('runs.pause', { id }));
      },
      async resume(id, acceptsChangedData = false) {
        await attempt('The run was not resumed', () => lab.call('runs.resume', { id, acceptsChangedData }));
      },
      async stop(id) {
        await attempt('The run was not stopped', () => lab.call('runs.stop', { id }));
      },
      async remove(id) {
        await attempt('The run was not deleted', () => lab.call('runs.delete', { id }));
      },
      async rename(id, name) {
        await attempt('The change was not saved', () => lab.call('runs.update', { id, name }));
      },
      async annotate(id, note) {
        const answer = await attempt('The change was not saved', () => lab.call('runs.update', { id, note }));
        return answer !== undefined;
      },
      async editCopy(id) {
        const found = await attempt('The run could not be opened', () => lab.call('runs.get', { id }));
        if (found === undefined) return;
        set({ selected: null });
        view.openDocument(found.document);
      },
      async exportCsv(id) {
        return (await attempt('The metrics could not be exported', () => lab.call('runs.export', { id })))
          ?.csv;
      },
      toggleCompared(id) {
        const { compared } = get();
        set({
          compared: compared.includes(id) ? compared.filter((other) => other !== id) : [...compared, id],
        });
      },
      clearCompared() {
        set({ compared: [] });
      },
      reload: list.reload,
    };
  });

  /** The run that was started with the draft and has not ended. */
  async function runOfDraft(draft: GraphDocument): Promise<string | undefined> {
    const { runs } = await lab.call('runs.list', {});
    const wanted = canonicalJson(draft);
    for (const { id } of runs.filter((run) => mayBeOf(draft, run))) {
      const { document } = await lab.call('runs.get', { id });
      if (canonicalJson(document) === wanted) return id;
    }
    return undefined;
  }

  function apply(event: LabEvent): void {
    const { runs, selected, compared, followed } = store.getState();
    if (event.kind === 'run') {
      const { run } = event;
      store.setState({
        runs: withRun(runs, run),
        followed: isTraining(run) ? run.id : followed,
      });
    }
    if (event.kind === 'run-deleted') {
      if (selected === event.id) void store.getState().select(null);
      store.setState({
        runs: runs.filter(({ id }) => id !== event.id),
        compared: compared.filter((id) => id !== event.id),
        followed: followed === event.id ? null : followed,
      });
    }
  }

  lab.subscribe(list.receive);
  lab.onConnection((connected) => {
    if (connected) void store.getState().reload();
  });
  return store;
}
