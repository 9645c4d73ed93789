import type { CallOutput, DoctorCheck } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from '../runs/store/runsStore';

export type SystemStatus = CallOutput<'system.status'>;

export interface SystemState {
  readonly connected: boolean;
  readonly status: SystemStatus | null;
  /** The last examination of the set-up: `null` before the first. */
  readonly examination:
    | { readonly state: 'running' }
    | { readonly state: 'done'; readonly checks: readonly DoctorCheck[] }
    | { readonly state: 'failed'; readonly error: LabError }
    | null;
  /** Runs the doctor's checks. */
  examine(): Promise<void>;
}

/** Whether the engine is there, what it computes with, and what is wrong with the set-up. */
export function createSystemStore(lab: LabLink): StoreApi<SystemState> {
  const store = createStore<SystemState>()((set) => ({
    connected: true,
    status: null,
    examination: null,
    async examine() {
      set({ examination: { state: 'running' } });
      try {
        const { checks } = await lab.call('system.doctor', {});
        set({ examination: { state: 'done', checks } });
      } catch (thrown) {
        set({ examination: { state: 'failed', error: toLabError(thrown) } });
      }
    },
  }));

  async function refresh(): Promise<void> {
    try {
      store.setState({ status: await lab.call('system.status', {}) });
    } catch {
      // The connection tells that the engine is away; the status is read again when it is back.
    }
  }

  lab.onConnection((connected) => {
    store.setState({ connected });
    if (connected) void refresh();
  });
  lab.subscribe((event) => {
    const { status } = store.getState();
    const backend = event.kind === 'run' ? event.run.backend : null;
    if (backend !== null && backend.text !== status?.backend?.text) void refresh();
  });
  return store;
}
