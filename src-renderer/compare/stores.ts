import { useStore } from 'zustand';
import { lab } from '../api';
import { documentActions } from '../document';
import { goTo } from '../layout/address';
import { formatAddress } from './address';
import { type CompareState, createCompareStore } from './compareStore';

/** The window's comparison. */
export const compareStore = createCompareStore(lab);

export function useCompare<Selected>(selector: (state: CompareState) => Selected): Selected {
  return useStore(compareStore, selector);
}

/** Goes to a comparison of runs; the first is the baseline where none is named. */
export function openComparison(runs: readonly string[], baseline = runs[0]): void {
  if (baseline === undefined || runs.length < 2) return;
  // What is selected lies under the comparison, where Delete must not reach it.
  documentActions.select({ nodes: [], edges: [] });
  goTo(formatAddress({ runs, baseline }));
}
