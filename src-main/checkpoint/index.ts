export { checkpointName, stepOfCheckpoint } from './fileName';
export { type Checkpoint, readCheckpoint, type StoredTensor, writeCheckpoint } from './safetensors';
