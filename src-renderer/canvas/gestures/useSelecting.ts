import type { GraphDocument } from '@shared/graph';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { documentActions, documentStore } from '../../document';
import { type CardNode, type TieEdge, type WireEdge, wireId } from '../figure/figure';

/** Keeps the store's selection as React Flow reports it. */
export function useSelecting(document: GraphDocument) {
  return {
    nodes(changes: readonly NodeChange<CardNode>[]): void {
      const selected = new Set(documentStore.getState().selection.nodes);
      if (apply(selected, changes)) documentActions.select({ nodes: [...selected] });
    },
    edges(changes: readonly EdgeChange<WireEdge | TieEdge>[]): void {
      const selected = new Set(documentStore.getState().selection.edges.map(wireId));
      if (apply(selected, changes))
        documentActions.select({ edges: document.edges.filter((edge) => selected.has(wireId(edge))) });
    },
  };
}

/** @returns whether any of the changes was one of selection. */
function apply(selected: Set<string>, changes: readonly (NodeChange<CardNode> | EdgeChange)[]): boolean {
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    changed = true;
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  return changed;
}
