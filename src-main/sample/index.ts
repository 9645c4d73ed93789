export { readEmbedding, type SampleEmbedding, writeEmbedding } from './embeddingFile';
export { sampleSheet, sheetColumns } from './sampleSheet';
