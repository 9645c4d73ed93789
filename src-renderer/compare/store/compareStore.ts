import type { ComparedRun, ComparisonSelection, ComparisonSet, LabEvent } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from '../../runs/store/runsStore';

export interface CompareState {
  /** null while no comparison is open. */
  readonly opened: ComparisonSelection | null;
  /** The runs of the comparison in its order; empty until they are read. */
  readonly runs: readonly ComparedRun[];
  /** Ids of what was selected and is no longer there. */
  readonly missing: readonly string[];
  readonly error: LabError | null;
  /** Sets that were saved with a name. */
  readonly sets: readonly ComparisonSet[];
  /** Rises when runs of the comparison have more points, at most once in `catchUpAfter`. */
  readonly revision: number;
  /** Opens a comparison and reads its runs; those of another baseline are read already. */
  open(selection: ComparisonSelection): Promise<void>;
  close(): void;
  readSets(): Promise<void>;
  saveSet(name: string): Promise<void>;
  forgetSet(name: string): Promise<void>;
}

export type CompareStore = StoreApi<CompareState>;

/** Milliseconds between two answers to what runs report. */
const catchUpAfter = 2_000;

/** All but the baseline, which changes nothing in the runs. */
function contentOf({ baseline: _, ...content }: ComparisonSelection): string {
  return JSON.stringify(content);
}

const closed = { opened: null, runs: [], missing: [], error: null } as const;

/** The comparison that is open, independent of the run on the canvas. */
export function createCompareStore(
  lab: LabLink,
  tell: (what: string, failure: LabError) => void,
): CompareStore {
  let catchingUp = false;

  const store = createStore<CompareState>()((set, get) => {
    const sets = async (what: string, ask: () => Promise<{ sets: ComparisonSet[] }>) => {
      try {
        set({ sets: (await ask()).sets });
      } catch (thrown) {
        tell(what, toLabError(thrown));
      }
    };
    return {
      ...closed,
      sets: [],
      revision: 0,
      async open(selection) {
        const { opened, runs } = get();
        if (opened !== null && contentOf(opened) === contentOf(selection) && runs.length > 0) {
          set({ opened: selection });
          return;
        }
        set({ ...closed, opened: selection });
        try {
          const read = await lab.call('comparisons.read', selection);
          if (get().opened === selection) set(read);
        } catch (thrown) {
          if (get().opened === selection) set({ error: toLabError(thrown) });
        }
      },
      close() {
        set(closed);
      },
      readSets: () => sets('The saved comparisons could not be read', () => lab.call('comparisons.sets', {})),
      async saveSet(name) {
        const { opened } = get();
        if (opened === null) return;
        await sets('The comparison was not saved', () =>
          lab.call('comparisons.save', { name, selection: opened }),
        );
      },
      forgetSet: (name) =>
        sets('The comparison was not forgotten', () => lab.call('comparisons.forget', { name })),
    };
  });

  function change(id: string, changed: (run: ComparedRun) => ComparedRun): void {
    store.setState(({ runs }) => ({ runs: runs.map((one) => (one.run.id === id ? changed(one) : one)) }));
  }

  function receive(event: LabEvent): void {
    if (event.kind !== 'run' && event.kind !== 'metrics') return;
    const id = event.kind === 'run' ? event.run.id : event.id;
    const known = store.getState().runs.find(({ run }) => run.id === id);
    if (known === undefined) return;
    if (event.kind === 'run') {
      change(id, (one) => ({ ...one, run: event.run }));
      return;
    }
    const more = event.points.map(({ name }) => name).filter((name) => !known.names.includes(name));
    if (more.length > 0) change(id, (one) => ({ ...one, names: [...new Set([...one.names, ...more])] }));
    if (catchingUp) return;
    catchingUp = true;
    setTimeout(() => {
      catchingUp = false;
      store.setState(({ revision }) => ({ revision: revision + 1 }));
    }, catchUpAfter);
  }

  lab.subscribe(receive);
  return store;
}
