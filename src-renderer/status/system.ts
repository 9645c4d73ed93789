import { useStore } from 'zustand';
import { lab } from '../api';
import { createSystemStore, type SystemState } from './systemStore';

/** The engine that this window talks to. */
export const systemStore = createSystemStore(lab);

export function useSystem<Selected>(selector: (state: SystemState) => Selected): Selected {
  return useStore(systemStore, selector);
}
