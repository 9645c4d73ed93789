import type { ComparisonSelection } from '@shared/api';
import { currentAddress, goTo } from '../../layout/address';
import { type CompareAddress, formatAddress, parseAddress } from './address';

/** Looks at something else of the comparison that is open; it is in the address, so that Back leads back. */
export function look(change: Partial<Omit<CompareAddress, 'selection'>>): void {
  const here = parseAddress(currentAddress());
  if (here !== undefined) goTo(formatAddress({ ...here, ...change }));
}

/** Compares other runs, in other columns or against another baseline. */
export function changeSelection(change: Partial<ComparisonSelection>): void {
  const here = parseAddress(currentAddress());
  if (here !== undefined) goTo(formatAddress({ ...here, selection: { ...here.selection, ...change } }));
}
