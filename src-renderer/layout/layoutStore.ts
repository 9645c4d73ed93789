import { createStore } from 'zustand/vanilla';

export const leftTabs = ['gallery', 'palette', 'runs', 'sweeps'] as const;
export type LeftTab = (typeof leftTabs)[number];

export const rightTabs = ['inspector', 'run'] as const;
export type RightTab = (typeof rightTabs)[number];

export interface LayoutState {
  readonly left: LeftTab;
  readonly right: RightTab;
  readonly commandsOpen: boolean;
}

/** Which tabs are shown. */
export const layoutStore = createStore<LayoutState>()(() => ({
  left: 'gallery',
  right: 'inspector',
  commandsOpen: false,
}));

export function showLeft(left: LeftTab): void {
  layoutStore.setState({ left });
}

export function showRight(right: RightTab): void {
  layoutStore.setState({ right });
}

export function showCommands(commandsOpen: boolean): void {
  layoutStore.setState({ commandsOpen });
}
