import { useStore } from 'zustand';
import { lab } from '../api';
import { createEmbeddingStore, type EmbeddingState } from './embeddingStore';
import { workerProjector } from './projector';

export const embeddingStore = createEmbeddingStore(lab, workerProjector());

export function useEmbedding<Selected>(selector: (state: EmbeddingState) => Selected): Selected {
  return useStore(embeddingStore, selector);
}
