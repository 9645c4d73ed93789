import type { ComparisonSelection } from '@shared/api';
import { useStore } from 'zustand';
import { lab } from '../../api';
import { documentActions } from '../../document';
import { goTo } from '../../layout/address';
import { showFailure } from '../../ui';
import { firstLook, formatAddress, selectionOf } from './address';
import { type CompareState, createCompareStore } from './compareStore';

/** The window's comparison. */
export const compareStore = createCompareStore(lab, showFailure);

export function useCompare<Selected>(selector: (state: CompareState) => Selected): Selected {
  return useStore(compareStore, selector);
}

/** Goes to a comparison: of runs, of sweeps, of what fits a filter, or of all of these. */
export function openComparison(selection: Partial<ComparisonSelection>): void {
  // What is selected lies under the comparison, where Delete must not reach it.
  documentActions.select({ nodes: [], edges: [] });
  goTo(formatAddress({ ...firstLook, selection: selectionOf(selection) }));
}
