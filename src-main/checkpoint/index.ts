export { type Checkpoint, readCheckpoint, type StoredTensor, writeCheckpoint } from './safetensors';
