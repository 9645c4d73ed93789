export { Canvas } from './Canvas';
export { layOutFigure } from './CanvasTools';
export { camera } from './camera';
export { draggedNode } from './draggedNode';
export { groupKinds, kindColour, portKind } from './kinds';
export { freePlace, placeNode } from './placing';
export { laneName, portFormula } from './portFormula';
export { Thumbnail } from './Thumbnail';
export { wireMiddle } from './wireShape';
