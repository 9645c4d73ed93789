import { findPreset } from '@shared/presets';
import { useStore } from 'zustand';
import { lab } from '../api';
import { autosave, type SaveState } from './autosave';
import { createDocumentStore, type DocumentState } from './documentStore';

const firstPreset = 'simsiam';

/** The window's draft. */
export const documentStore = createDocumentStore(findPreset(firstPreset).build('small'), Date.now);
export const documentActions = documentStore.getState().actions;

const drafts = autosave(documentStore, {
  save: async (document) => (await lab.call('draft.save', { document })).savedAt,
  after: (milliseconds, work) => {
    const timer = window.setTimeout(work, milliseconds);
    return () => window.clearTimeout(timer);
  },
});

/** Saves what is not saved yet, now. */
export const saveDraft = drafts.flush;

export function useDocument<Selected>(selector: (state: DocumentState) => Selected): Selected {
  return useStore(documentStore, selector);
}

export function useSaveState<Selected>(selector: (state: SaveState) => Selected): Selected {
  return useStore(drafts.store, selector);
}

/**
 * Puts the draft that the engine keeps onto the canvas; the first start leaves the first preset there.
 * @throws LabError when the engine cannot give it.
 */
export async function loadDraft(): Promise<void> {
  const { draft } = await lab.call('draft.load', {});
  if (draft === null) return;
  documentStore.getState().actions.restore(draft.document);
  drafts.loaded(draft.document, draft.savedAt);
}
