import { useStore } from 'zustand';
import { lab } from '../../api';
import { workerProjector } from '../layout/projector';
import { createEmbeddingStore, type EmbeddingState } from './embeddingStore';

export const embeddingStore = createEmbeddingStore(lab, workerProjector());

export function useEmbedding<Selected>(selector: (state: EmbeddingState) => Selected): Selected {
  return useStore(embeddingStore, selector);
}
