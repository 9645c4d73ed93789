import { findPreset } from '@shared/presets';
import { useStore } from 'zustand';
import { lab } from '../api';
import { toast } from '../ui';
import type { SaveState } from './autosave';
import { createDocumentStore, type DocumentState } from './documentStore';
import { sharedDraft } from './sharedDraft';

const firstPreset = 'simsiam';

/** The window's draft. */
export const documentStore = createDocumentStore(findPreset(firstPreset).build('small'), Date.now, (why) =>
  toast({ tone: 'warning', title: why, message: 'Nothing was added.' }),
);
export const documentActions = documentStore.getState().actions;

const drafts = sharedDraft({
  lab,
  documents: documentStore,
  window: crypto.randomUUID(),
  after: (milliseconds, work) => {
    const timer = window.setTimeout(work, milliseconds);
    return () => window.clearTimeout(timer);
  },
  onBoth: () =>
    toast({
      tone: 'warning',
      title: 'Another window changed the architecture too',
      message: "This window's is on the canvas. Undo leads back to the other's.",
    }),
});

/** Saves what is not saved yet, now. */
export const saveDraft = drafts.flush;

/** Puts the draft that the engine keeps onto the canvas. @throws LabError when the engine cannot give it. */
export const loadDraft = drafts.load;

export function useDocument<Selected>(selector: (state: DocumentState) => Selected): Selected {
  return useStore(documentStore, selector);
}

export function useSaveState<Selected>(selector: (state: SaveState) => Selected): Selected {
  return useStore(drafts.store, selector);
}
