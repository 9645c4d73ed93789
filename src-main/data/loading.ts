import { setImmediate } from 'node:timers/promises';

/** How far a load is, in images over both splits. */
export interface LoadProgress {
  readonly done: number;
  readonly total: number;
}

export interface LoadOptions {
  /** Aborting rejects the load with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** A slice of work between two turns of the event loop: a few milliseconds of copying. */
const sliceBytes = 4 * 2 ** 20;

/**
 * Calls `work(index)` for 0..count-1 in slices and lets the event loop turn between them, so that a server in
 * the same process keeps answering. `bytesEach` is what one call costs, in bytes moved.
 */
export async function inSlices(
  count: number,
  bytesEach: number,
  work: (index: number) => void,
  options: LoadOptions,
  progress: LoadProgress = { done: 0, total: count },
): Promise<void> {
  const slice = Math.max(1, Math.floor(sliceBytes / bytesEach));
  for (let start = 0; start < count; start += slice) {
    options.signal?.throwIfAborted();
    const end = Math.min(count, start + slice);
    for (let index = start; index < end; index += 1) work(index);
    options.onProgress?.({ done: progress.done + end, total: progress.total });
    await setImmediate();
  }
}
