import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lab } from '../../api';
import { openComparison } from '../../compare';
import { documentActions, documentStore, shownDocument } from '../../document';
import { showLeft } from '../../layout/layoutStore';
import { runsStore } from '../../runs/store/stores';
import { showFailure } from '../../ui';
import { draftFor, emptyDraft, type SweepDraft } from './plan';
import { createSweepsStore, openedSweep, type SweepsState } from './sweepsStore';

/** The window's sweeps. */
export const sweepsStore = createSweepsStore(lab, showFailure);

export function useSweeps<Selected>(selector: (state: SweepsState) => Selected): Selected {
  return useStore(sweepsStore, selector);
}

export function useOpenedSweep() {
  return useSweeps(openedSweep);
}

/** What is filled in for the next sweep, and whether it is in view. */
export const draftStore = createStore<{ readonly shown: boolean; readonly draft: SweepDraft }>()(() => ({
  shown: false,
  draft: emptyDraft,
}));

export function changeDraft(change: Partial<SweepDraft>): void {
  draftStore.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

/** Opens the editor on a parameter of what is on the canvas; on the one before, without an address. */
export function planSweep(address?: string): void {
  const { draft } = draftStore.getState();
  const document = shownDocument(documentStore.getState());
  const wanted = address ?? draft.address;
  const filled = draft.list !== '' && wanted === draft.address;
  draftStore.setState({ shown: true, draft: filled ? draft : draftFor(document, wanted, draft) });
  showLeft('sweeps');
}

export function hideDraft(): void {
  draftStore.setState({ shown: false });
}

/** Opens a sweep's results over the canvas. */
export function openSweep(id: string): void {
  // What is selected lies under the results, where Delete must not reach it.
  documentActions.select({ nodes: [], edges: [] });
  sweepsStore.getState().open(id);
}

/** Leaves the results for one of its runs, or for a comparison of several. */
export function openRuns(ids: readonly string[]): void {
  const [first] = ids;
  if (first === undefined) return;
  sweepsStore.getState().close();
  if (ids.length > 1) openComparison({ runs: ids });
  else void runsStore.getState().select(first);
}

// Whatever comes onto the canvas wants to be seen.
documentStore.subscribe(({ arrival, selection }, before) => {
  if (arrival !== before.arrival || (selection !== before.selection && selection.nodes.length > 0))
    sweepsStore.getState().close();
});

const key = 'collapse-lab.sweep';

/** The open sweep is open again after the page was loaded anew. */
export function restoreOpenSweep(): void {
  const id = window.sessionStorage.getItem(key);
  if (id !== null) {
    showLeft('sweeps');
    openSweep(id);
  }
  sweepsStore.subscribe(({ opened }, before) => {
    if (opened?.id === before.opened?.id) return;
    if (opened === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, opened.id);
  });
}
