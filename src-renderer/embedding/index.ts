export { EmbeddingView } from './EmbeddingView';
