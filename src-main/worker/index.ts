/** Only what is asked for with `--queue` may import this folder: BullMQ is not loaded otherwise. */
export { LabWorker } from './labWorker';
export { QueuedTrainers } from './queuedTrainers';
