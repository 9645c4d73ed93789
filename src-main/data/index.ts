export { cacheEntries } from './cache/entries';
export { removePixels } from './cache/pixelFile';
export { type LoadOptions, loadDataset, stateOfSource } from './load';
export type { Dataset, ImageSet, LabelledImages } from './reading/dataset';
export { UnreadableImages } from './unreadable';
