import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

export interface ScatterSettings {
  /** Fields of the table of runs; what the runs have first where they have no such one. */
  readonly x: string;
  readonly y: string;
  /** The sides that are logarithmic. */
  readonly log: readonly ('x' | 'y')[];
}

/** Kept by the browser. */
export const scatterSettings = createStore<ScatterSettings>()(
  persist((): ScatterSettings => ({ x: 'm_o', y: 'knn_accuracy', log: [] }), {
    name: 'collapse-lab.compare-scatter',
  }),
);

export function useScatterSettings<Selected>(selector: (settings: ScatterSettings) => Selected): Selected {
  return useStore(scatterSettings, selector);
}
