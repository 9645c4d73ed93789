import { mostNodes } from '@shared/graph';
import { Maximize, Minus, Plus, Workflow } from 'lucide-react';
import { documentActions, shownDocument, useDocument } from '../document';
import { IconButton } from '../ui';
import styles from './Canvas.module.css';
import { autoLayout } from './figure/autoLayout';
import { camera } from './gestures/camera';

const zoomStep = 1.25;

/** Lays the figure out anew and brings it into view. */
export function layOutFigure(): void {
  documentActions.edit(autoLayout);
  requestAnimationFrame(() => camera.fit());
}

/** From this share of the limit on it is said how many nodes there are. */
const nearly = 0.8;

function NodeCount() {
  const count = useDocument((state) => shownDocument(state).nodes.length);
  if (count < nearly * mostNodes) return null;
  return (
    <span className={styles.count} role="status">
      {count.toLocaleString('en-US')} of {mostNodes.toLocaleString('en-US')} nodes
    </span>
  );
}

export function CanvasTools({ readOnly }: { readonly readOnly: boolean }) {
  return (
    <div className={styles.tools} role="toolbar" aria-label="View of the canvas">
      <NodeCount />
      {!readOnly && (
        <IconButton label="Lay out the figure" shortcut="Shift+l" onClick={layOutFigure}>
          <Workflow />
        </IconButton>
      )}
      <IconButton label="Zoom out" onClick={() => camera.zoomBy(1 / zoomStep)}>
        <Minus />
      </IconButton>
      <IconButton label="Zoom in" onClick={() => camera.zoomBy(zoomStep)}>
        <Plus />
      </IconButton>
      <IconButton label="Fit the figure" shortcut="f" onClick={() => camera.fit()}>
        <Maximize />
      </IconButton>
    </div>
  );
}
