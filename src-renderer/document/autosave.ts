import type { GraphDocument } from '@shared/graph';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DocumentState } from './documentStore';

export interface SaveState {
  /** Epoch milliseconds of the last save; null before the first. */
  readonly savedAt: number | null;
  /** The draft is newer than what is saved. */
  readonly pending: boolean;
  /** Why the last save failed; it is tried again with the next edit and when the engine is back. */
  readonly failure: Error | null;
}

export interface SaveEdges {
  /** Saves a draft. @returns when it was saved, in epoch milliseconds. */
  readonly save: (document: GraphDocument) => Promise<number>;
  /** Runs `work` after some milliseconds. @returns a function that calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

const delay = 600;

/** What is saved: the draft with its steps of undo and redo, which may change while it stays as it was. */
type Steps = Pick<DocumentState, 'document' | 'past' | 'future'>;

function isSame(a: Steps, b: Steps | undefined): boolean {
  return a.document === b?.document && a.past === b.past && a.future === b.future;
}

/** Saves the draft a moment after its last edit, one save at a time. */
export function autosave(documents: StoreApi<DocumentState>, { save, after }: SaveEdges) {
  const store = createStore<SaveState>()(() => ({ savedAt: null, pending: false, failure: null }));
  let callOff: () => void = () => undefined;
  let underWay: Promise<void> | undefined;
  /** The draft as the engine has it; undefined where that is not known. */
  let saved: Steps | undefined = documents.getState();

  const saveAll = async () => {
    while (!isSame(documents.getState(), saved)) {
      callOff();
      const steps = documents.getState();
      try {
        const savedAt = await save(steps.document);
        saved = steps;
        store.setState({ savedAt, failure: null, pending: !isSame(documents.getState(), steps) });
      } catch (error) {
        // It may have been saved all the same, with the answer lost.
        saved = undefined;
        store.setState({ failure: error instanceof Error ? error : new Error(String(error)) });
        return;
      }
    }
  };

  /** Settles once the draft is saved, or cannot be. */
  const flush = (): Promise<void> => {
    callOff();
    underWay ??= saveAll().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  documents.subscribe((steps, before) => {
    if (isSame(steps, before)) return;
    callOff();
    if (isSame(steps, saved) && underWay === undefined) {
      store.setState({ pending: false });
      return;
    }
    store.setState({ pending: true });
    callOff = after(delay, () => void flush());
  });

  return {
    store,
    /** Saves what is not saved yet, now. */
    flush,
    /** Whether the engine has all of the draft, so that another window's may take its place. */
    isSaved: () => underWay === undefined && isSame(documents.getState(), saved),
    /** The draft as the engine has it, where that is known. */
    saved: () => saved?.document,
    /** Tells that the draft is what the engine has, saved at `savedAt`. */
    loaded(savedAt: number): void {
      saved = documents.getState();
      store.setState({ savedAt, pending: false, failure: null });
    },
  };
}
