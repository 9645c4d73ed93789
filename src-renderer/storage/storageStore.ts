import type { CallInput, StorageReport } from '@shared/api';
import { toLabError } from '@shared/errors';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lab } from '../api';
import { showFailure } from '../ui';

interface StorageState {
  readonly open: boolean;
  /** As it was read last; null before. */
  readonly report: StorageReport | null;
  /** The engine is measuring or removing. */
  readonly busy: boolean;
}

const nothing: StorageState = { open: false, report: null, busy: false };

export const storageStore = createStore<StorageState>()(() => nothing);

export function useStorage<Selected>(selector: (state: StorageState) => Selected): Selected {
  return useStore(storageStore, selector);
}

/** Runs one call; its failure is told, and the report stays as it was. */
async function ask(what: string, call: () => Promise<StorageReport>): Promise<void> {
  storageStore.setState({ busy: true });
  try {
    storageStore.setState({ report: await call() });
  } catch (thrown) {
    showFailure(what, toLabError(thrown));
  } finally {
    storageStore.setState({ busy: false });
  }
}

export function openStorage(): void {
  storageStore.setState({ open: true });
  void ask('The use of the disk could not be read', () => lab.call('storage.get', {}));
}

export function closeStorage(): void {
  storageStore.setState({ open: false });
}

/** Changes what is kept; what is not kept any more is removed at once. */
export function changeStorage(change: CallInput<'storage.set'>): Promise<void> {
  return ask('What is kept was not changed', () => lab.call('storage.set', change));
}
