import { Maximize, Minus, Plus, Workflow } from 'lucide-react';
import { documentActions } from '../document';
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

export function CanvasTools({ readOnly }: { readonly readOnly: boolean }) {
  return (
    <div className={styles.tools} role="toolbar" aria-label="View of the canvas">
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
