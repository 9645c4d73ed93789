import { setImmediate } from 'node:timers/promises';

export interface LoadOptions {
  /** Where what took long to make is kept for the next load; nothing is kept if left out. */
  readonly cache?: string;
  /** Aborting rejects the load with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A slice of work between two turns of the event loop: a few milliseconds of copying. */
const sliceBytes = 4 * 2 ** 20;

/**
 * Calls `work(index)` for 0..count-1 in slices and lets the event loop turn between them, so that the process
 * keeps answering. `bytesEach` is what one call costs, in bytes moved.
 */
export async function inSlices(
  count: number,
  bytesEach: number,
  work: (index: number) => void,
  { signal }: LoadOptions,
): Promise<void> {
  const slice = Math.max(1, Math.floor(sliceBytes / bytesEach));
  for (let start = 0; start < count; start += slice) {
    signal?.throwIfAborted();
    const end = Math.min(count, start + slice);
    for (let index = start; index < end; index += 1) work(index);
    await setImmediate();
  }
}
