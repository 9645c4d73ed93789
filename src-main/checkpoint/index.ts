export { checkpointName, stepOfCheckpoint } from './fileName';
export { jsonText } from './jsonText';
export {
  type Checkpoint,
  checkDigest,
  readCheckpoint,
  type StoredTensor,
  writeCheckpoint,
} from './safetensors';
