import type { TrainsOn } from '@shared/run';
import type { Segment } from '../ui';

/** Where runs may train, as a person chooses it. */
export const trainingPlaces: readonly Segment<TrainsOn>[] = [
  { value: 'local', label: 'Here', help: 'On the machine of this lab' },
  { value: 'queue', label: 'Queue', help: 'On the workers of the queue' },
  { value: 'both', label: 'Both', help: 'Wherever there is room first' },
];
