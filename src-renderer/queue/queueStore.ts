import type { CallInput, QueueReport } from '@shared/api';
import { toLabError } from '@shared/errors';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lab } from '../api';

interface QueueState {
  /** As the engine told it last; null before. */
  readonly queue: QueueReport | null;
  /** The settings are in view. */
  readonly open: boolean;
  readonly busy: boolean;
  /** Why what was asked for last cannot be. */
  readonly problem: string | null;
}

export const queueStore = createStore<QueueState>()(() => ({
  queue: null,
  open: false,
  busy: false,
  problem: null,
}));

export function useQueue<Selected>(selector: (state: QueueState) => Selected): Selected {
  return useStore(queueStore, selector);
}

export function openQueueSettings(): void {
  queueStore.setState({ open: true, problem: null });
}

export function closeQueueSettings(): void {
  queueStore.setState({ open: false });
}

/** @returns whether the engine took it. */
export async function changeQueue(change: CallInput<'queue.set'>): Promise<boolean> {
  queueStore.setState({ busy: true, problem: null });
  try {
    const { queue } = await lab.call('queue.set', change);
    queueStore.setState({ queue });
    return true;
  } catch (thrown) {
    queueStore.setState({ problem: toLabError(thrown).message });
    return false;
  } finally {
    queueStore.setState({ busy: false });
  }
}

lab.subscribe((event) => {
  if (event.kind === 'queue') queueStore.setState({ queue: event.queue });
});

lab.onConnection((connected) => {
  if (!connected) return;
  void lab.call('queue.get', {}).then(
    ({ queue }) => queueStore.setState({ queue }),
    // The connection tells that the engine is away; the queue is read again when it is back.
    () => undefined,
  );
});
