import type { Point } from '@shared/figure';
import { bundleOf, type GraphDocument, wiresFrom, wiresInto } from '@shared/graph';
import type { NodeChange, OnNodeDrag } from '@xyflow/react';
import { useRef } from 'react';
import { documentActions } from '../../document';
import type { CardNode } from '../figure/figure';
import { moveNodes, putIntoWire, wiresUnder } from '../figure/placing';
import { aimAt, dropTargetStore } from './dropTarget';

/** Dragging and nudging: shown at once, one step of undo when it ends; a node let go over a wire goes into it. */
export function useMoving(
  document: GraphDocument,
  setMoving: (change: (moving: ReadonlyMap<string, Point>) => ReadonlyMap<string, Point>) => void,
) {
  const dragging = useRef(false);
  const isLoose = (id: string) =>
    wiresInto(document, id).length === 0 && wiresFrom(document, id).length === 0;

  return {
    onNodesChange(changes: readonly NodeChange<CardNode>[]): void {
      const going = new Map<string, Point>();
      const gone = new Map<string, Point>();
      for (const change of changes) {
        if (change.type !== 'position' || change.position === undefined) continue;
        (change.dragging === true ? going : gone).set(change.id, change.position);
      }
      if (going.size > 0) {
        dragging.current = true;
        setMoving((moving) => new Map([...moving, ...going]));
      }
      if (gone.size === 0) return;
      setMoving(() => new Map());
      const [id] = gone.keys();
      const { bundle } = dropTargetStore.getState();
      aimAt([]);
      // Nudges by arrow keys in a row are one step of undo, each drag is one.
      const key = dragging.current ? undefined : `move ${[...gone.keys()].join(' ')}`;
      dragging.current = false;
      documentActions.edit((before) => {
        const moved = moveNodes(before, gone);
        return id === undefined || gone.size > 1 ? moved : putIntoWire(moved, id, bundle);
      }, key);
    },
    onNodeDrag: ((_event, node, all) => {
      const { type } = node.data.node;
      const wires = all.length === 1 && isLoose(node.id) ? wiresUnder(document, type, node.position) : [];
      const [wire] = wires;
      aimAt(wire === undefined ? [] : bundleOf(document, wire));
    }) satisfies OnNodeDrag<CardNode>,
  };
}
