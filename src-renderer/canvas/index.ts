export { Canvas } from './Canvas';
export { layOutFigure } from './CanvasTools';
export { groupKinds, kindColour, portKind } from './figure/kinds';
export { freePlace, placeNode } from './figure/placing';
export { portFormula } from './figure/portFormula';
export { camera } from './gestures/camera';
export { draggedNode } from './gestures/draggedNode';
export { Thumbnail } from './Thumbnail';
