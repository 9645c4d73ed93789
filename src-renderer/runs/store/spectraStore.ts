import type { LabEvent, Spectrum } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { evenly } from '@shared/metric';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from './runsStore';

/** The spectra of one embedding of one run. */
export interface SpectrumHistory {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly spectrum: Spectrum;
  readonly error: LabError | null;
}

export interface SpectraState {
  readonly histories: ReadonlyMap<string, SpectrumHistory>;
  /** Reads an embedding's spectra, once; from then on they grow by events. */
  load(id: string, tap: string): Promise<void>;
}

export type SpectraStore = StoreApi<SpectraState>;

type SpectrumEvent = Extract<LabEvent, { kind: 'spectrum' }>;

/** What names an embedding of a run among all. */
export function spectrumKey(id: string, tap: string): string {
  return `${id} ${tap}`;
}

/** More steps than a map has columns say nothing more; from here on every second one goes. */
export const mostSpectra = 600;

/**
 * The spectrum of one more step; a step that is trained again takes the place of what came at and after it. What a long
 * run has more than fits is thinned out evenly.
 */
export function joinSpectrum(spectrum: Spectrum, { step, eigenvalues }: SpectrumEvent): Spectrum {
  const kept = spectrum.steps.filter((known) => known < step).length;
  const steps = [...spectrum.steps.slice(0, kept), step];
  const values = [...spectrum.eigenvalues.slice(0, kept), eigenvalues];
  return {
    tap: spectrum.tap,
    steps: evenly(steps, mostSpectra),
    eigenvalues: evenly(values, mostSpectra),
  };
}

/** The spectra that were looked at. */
export function createSpectraStore(lab: LabLink): SpectraStore {
  /** Events of spectra that are being read: they are newer than the answer. */
  const waiting = new Map<string, SpectrumEvent[]>();

  const store = createStore<SpectraState>()((_set, get) => ({
    histories: new Map(),
    async load(id, tap) {
      const known = get().histories.get(spectrumKey(id, tap));
      if (known === undefined || known.state === 'failed') await read(id, tap);
    },
  }));

  function put(key: string, history: SpectrumHistory): void {
    store.setState({ histories: new Map(store.getState().histories).set(key, history) });
  }

  async function read(id: string, tap: string): Promise<void> {
    const key = spectrumKey(id, tap);
    if (waiting.has(key)) return;
    const missed: SpectrumEvent[] = [];
    waiting.set(key, missed);
    const before = store.getState().histories.get(key)?.spectrum;
    const empty: Spectrum = { tap, steps: [], eigenvalues: [] };
    put(key, { state: before === undefined ? 'loading' : 'ready', spectrum: before ?? empty, error: null });
    try {
      const { spectrum } = await lab.call('runs.spectrum', { id, tap });
      put(key, { state: 'ready', spectrum: missed.reduce(joinSpectrum, spectrum), error: null });
    } catch (thrown) {
      put(key, { state: 'failed', spectrum: before ?? empty, error: toLabError(thrown) });
    } finally {
      waiting.delete(key);
    }
  }

  lab.subscribe((event) => {
    const { histories } = store.getState();
    if (event.kind === 'run-deleted')
      store.setState({
        histories: new Map([...histories].filter(([key]) => !key.startsWith(`${event.id} `))),
      });
    if (event.kind !== 'spectrum') return;
    const key = spectrumKey(event.id, event.tap);
    const history = histories.get(key);
    waiting.get(key)?.push(event);
    if (history !== undefined && !waiting.has(key))
      put(key, { ...history, spectrum: joinSpectrum(history.spectrum, event) });
  });
  lab.onConnection((connected) => {
    if (!connected) return;
    for (const key of store.getState().histories.keys()) {
      const [id = '', tap = ''] = key.split(' ');
      void read(id, tap);
    }
  });
  return store;
}
