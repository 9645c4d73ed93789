import type { GraphDocument } from '@shared/graph';
import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { documentActions } from '../../document';
import { placeNode, wiresUnder } from '../figure/placing';
import { draggedNode } from './draggedNode';
import { aimAt } from './dropTarget';

/** Node types dragged from the palette: dropped where the pointer is, or into the wire under it. */
export function useDropping(document: GraphDocument, readOnly: boolean) {
  const { screenToFlowPosition } = useReactFlow();
  const pointOf = ({ clientX, clientY }: DragEvent) => screenToFlowPosition({ x: clientX, y: clientY });
  if (readOnly) return {};
  return {
    onDragOver(event: DragEvent): void {
      const type = draggedNode.type();
      if (type === undefined) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      aimAt(wiresUnder(document, type, pointOf(event)));
    },
    onDragLeave: () => aimAt([]),
    onDrop(event: DragEvent): void {
      const type = draggedNode.type();
      aimAt([]);
      if (type === undefined) return;
      event.preventDefault();
      const placed = placeNode(document, type, pointOf(event));
      documentActions.addNode(placed.document, placed.id);
    },
  };
}
