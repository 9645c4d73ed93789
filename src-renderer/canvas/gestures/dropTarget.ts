import type { GraphEdge } from '@shared/graph';
import { createStore } from 'zustand/vanilla';

/** The wires into which the dragged node would be put if it were dropped now. */
export const dropTargetStore = createStore<{ readonly bundle: readonly GraphEdge[] }>()(() => ({
  bundle: [],
}));

/** Marks the wires; the same ones again change nothing. */
export function aimAt(bundle: readonly GraphEdge[]): void {
  const before = dropTargetStore.getState().bundle;
  const same = before.length === bundle.length && bundle.every((wire) => before.includes(wire));
  if (!same) dropTargetStore.setState({ bundle });
}
