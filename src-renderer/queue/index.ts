export { trainingPlaces } from './places';
export { QueueDialog } from './QueueDialog';
export { openQueueSettings, useQueue } from './queueStore';
export { WorkersPopover } from './WorkersPopover';
