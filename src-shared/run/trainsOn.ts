/** Where a run may train: on the lab's own machine, on workers of the queue, or wherever there is room first. */
export const trainsOn = ['local', 'queue', 'both'] as const;
export type TrainsOn = (typeof trainsOn)[number];
