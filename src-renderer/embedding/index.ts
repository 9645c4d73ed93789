export { ClassLegend } from './ClassLegend';
export { EmbeddingChoices } from './EmbeddingChoices';
export { EmbeddingView } from './EmbeddingView';
export type { EmbeddingState, EmbeddingStore } from './frames/embeddingStore';
export { type ShownFrame, shownFrame } from './frames/shownFrame';
export { embeddingStores } from './frames/stores';
export { Scatter } from './Scatter';
export { commonReach } from './scatter';
