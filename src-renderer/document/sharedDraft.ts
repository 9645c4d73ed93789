import type { Api, LabEvent } from '@shared/api';
import { LabError } from '@shared/errors';
import { type Draft, type GraphDocument, packHistory, unpackHistory } from '@shared/graph';
import type { StoreApi } from 'zustand/vanilla';
import { autosave, type SaveEdges } from './autosave';
import type { DocumentState } from './documentStore';

interface SharedDraftEdges {
  readonly lab: Api & { subscribe(listener: (event: LabEvent) => void): unknown };
  readonly documents: StoreApi<DocumentState>;
  /** Names this window among those that share the draft. */
  readonly window: string;
  readonly after: SaveEdges['after'];
  /** Told when another window has changed the draft as well; both versions are kept. */
  readonly onBoth: () => void;
}

interface LoadedDraft extends Draft {
  readonly savedAt: number;
  readonly revision: number;
}

/**
 * The draft that the engine keeps for all windows. A window saves upon the revision that it knows and follows those of
 * the others. Where two have changed it at once, the one that saves later puts its steps upon the other's.
 */
export function sharedDraft({ lab, documents, window, after, onBoth }: SharedDraftEdges) {
  const { actions } = documents.getState();
  let revision = 0;

  const put = async (document: GraphDocument): Promise<number> => {
    const history = packHistory(documents.getState());
    const saved = await lab.call('draft.save', { document, history, base: revision, window });
    revision = saved.revision;
    return saved.savedAt;
  };
  const save = async (document: GraphDocument): Promise<number> => {
    try {
      return await put(document);
    } catch (error) {
      if (!(error instanceof LabError) || error.code !== 'conflict') throw error;
      const other = await fetch();
      if (other === undefined) throw error;
      actions.keepBoth(other, saver.saved());
      revision = other.revision;
      onBoth();
      return await put(document);
    }
  };
  const saver = autosave(documents, { save, after });

  const fetch = async (): Promise<LoadedDraft | undefined> => {
    const { draft } = await lab.call('draft.load', {});
    if (draft === null) return undefined;
    const { document, history, savedAt, revision: number } = draft;
    const steps =
      history === undefined ? { past: [], document, future: [] } : unpackHistory(history, document);
    return { ...steps, savedAt, revision: number };
  };
  const take = (draft: LoadedDraft, onto: (draft: Draft) => void) => {
    revision = draft.revision;
    onto(draft);
    saver.loaded(draft.savedAt);
  };
  const follow = async (): Promise<void> => {
    const draft = await fetch();
    // What is not saved here meets the other's when it is saved.
    if (draft !== undefined && draft.revision > revision && saver.isSaved()) take(draft, actions.follow);
  };
  lab.subscribe((event) => {
    if (event.kind !== 'draft' || event.window === window || !saver.isSaved()) return;
    // A lab that is out of reach is told of elsewhere; the next save meets the other's draft.
    void follow().catch(() => undefined);
  });

  return {
    store: saver.store,
    /** Saves what is not saved yet, now. */
    flush: saver.flush,
    /**
     * Puts the draft that the engine keeps onto the canvas; at the first start there is none.
     * @throws LabError when the engine cannot give it.
     */
    async load(): Promise<void> {
      const draft = await fetch();
      if (draft !== undefined) take(draft, ({ document, ...steps }) => actions.restore(document, steps));
    },
  };
}
