import type { ComparedRun } from '@shared/comparison';
import { type LabError, toLabError } from '@shared/errors';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from '../runs/store/runsStore';
import type { CompareAddress } from './address';

export interface CompareState {
  /** null while no comparison is open. */
  readonly opened: CompareAddress | null;
  /** The runs that were read, by id. */
  readonly runs: ReadonlyMap<string, ComparedRun>;
  readonly error: LabError | null;
  /** Opens a comparison and reads its runs. */
  open(address: CompareAddress): Promise<void>;
  close(): void;
}

export type CompareStore = StoreApi<CompareState>;

/** The runs of the open comparison in the order of its columns; empty until all are read. */
export function openedRuns({ opened, runs }: CompareState): readonly ComparedRun[] {
  const found = opened?.runs.flatMap((id) => runs.get(id) ?? []) ?? [];
  return found.length === opened?.runs.length ? found : [];
}

/** The comparison that is open, independent of the run on the canvas. */
export function createCompareStore(lab: LabLink): CompareStore {
  const store = createStore<CompareState>()((set, get) => ({
    opened: null,
    runs: new Map(),
    error: null,
    async open(address) {
      const runs = new Map([...get().runs].filter(([id]) => address.runs.includes(id)));
      set({ opened: address, runs, error: null });
      try {
        const missing = address.runs.filter((id) => !runs.has(id));
        const read = await Promise.all(missing.map((id) => lab.call('runs.get', { id })));
        if (get().opened !== address) return;
        const found = read.map(({ run, document, data }) => [run.id, { run, document, data }] as const);
        set({ runs: new Map([...runs, ...found]) });
      } catch (thrown) {
        if (get().opened === address) set({ error: toLabError(thrown) });
      }
    },
    close() {
      set({ opened: null, runs: new Map(), error: null });
    },
  }));

  lab.subscribe((event) => {
    if (event.kind !== 'run') return;
    const known = store.getState().runs.get(event.run.id);
    if (known === undefined) return;
    const runs = new Map(store.getState().runs).set(event.run.id, { ...known, run: event.run });
    store.setState({ runs });
  });
  return store;
}
