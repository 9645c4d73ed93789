import { useStore } from 'zustand';
import { lab } from '../../api';
import { workerProjector } from '../layout/projector';
import { createEmbeddingStore, type EmbeddingState, type EmbeddingStore } from './embeddingStore';

const projector = workerProjector();

/** The embedding of the run that is open. */
export const embeddingStore = createEmbeddingStore(lab, projector);

/** Stores of runs beside each other, one for each place; they are kept, since they listen to the lab. */
const beside: EmbeddingStore[] = [];

export function embeddingStores(count: number): readonly EmbeddingStore[] {
  while (beside.length < count) beside.push(createEmbeddingStore(lab, projector));
  return beside.slice(0, count);
}

export function useEmbedding<Selected>(selector: (state: EmbeddingState) => Selected): Selected {
  return useStore(embeddingStore, selector);
}
