import { draftRevisionSchema, draftSchema } from '@shared/api';
import { LabError } from '@shared/errors';
import type { EngineContext } from './context';
import type { Handlers } from './dispatch';

/**
 * The draft, of which each save makes a new revision. Windows hear of it; one that saves upon another revision than
 * the last is refused, unless that is its own: then the answer to it was lost.
 */
export function draftHandlers({
  store,
  events,
}: EngineContext): Pick<Handlers, Extract<keyof Handlers, `draft.${string}`>> {
  const last = () =>
    store.settings.load('draft-revision', draftRevisionSchema) ?? { revision: 0, window: null };
  return {
    'draft.load': () => {
      const kept = store.settings.load('draft', draftSchema);
      return { draft: kept === undefined ? null : { ...kept, ...last() } };
    },
    'draft.save': ({ document, history, base, window = null }) => {
      const before = last();
      const isOwn = window !== null && before.window === window;
      if (base !== undefined && base !== before.revision && !isOwn)
        throw new LabError('conflict', 'The architecture was changed in another window meanwhile.');
      const revision = before.revision + 1;
      const savedAt = Date.now();
      store.transaction(() => {
        store.settings.save('draft', { document, history, savedAt });
        store.settings.save('draft-revision', { revision, window });
      });
      events.publish({ kind: 'draft', revision, window });
      return { savedAt, revision };
    },
  };
}
