import { useStore } from 'zustand';
import { lab } from '../../api';
import { settingsStore, type TableSettings } from './settings';
import { createTableStore, type TableState } from './tableStore';

export const tableStore = createTableStore(lab, settingsStore);

export function useTable<Selected>(selector: (state: TableState) => Selected): Selected {
  return useStore(tableStore, selector);
}

export function useSettings<Selected>(selector: (state: TableSettings) => Selected): Selected {
  return useStore(settingsStore, selector);
}
