import { useEffect, useMemo, useReducer } from 'react';
import { type EmbeddingState, type EmbeddingStore, embeddingStores } from '../../embedding';

/** The embeddings of several runs, each read and laid out by a store of its own. */
export interface Embeddings {
  readonly stores: readonly EmbeddingStore[];
  readonly states: readonly EmbeddingState[];
}

/** @param ids of the runs */
export function useEmbeddings(ids: readonly string[]): Embeddings {
  const key = ids.join();
  const stores = useMemo(() => embeddingStores(ids.length), [ids.length]);
  // Rises whenever one of the stores has another state.
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stops = stores.map((store) => store.subscribe(changed));
    key.split(',').forEach((id, place) => void stores[place]?.getState().open(id));
    return () => {
      for (const stop of stops) stop();
      for (const store of stores) void store.getState().open(null);
    };
  }, [stores, key]);
  const states = useMemo(() => stores.map((store) => store.getState()), [stores, version]);
  return { stores, states };
}

/** The step nearest to another among those that a run has kept; null for its last. */
export function nearestKept(steps: readonly number[], wanted: number | null): number | null {
  if (wanted === null) return null;
  return steps.reduce<number | null>(
    (best, step) => (best === null || Math.abs(step - wanted) < Math.abs(best - wanted) ? step : best),
    null,
  );
}
