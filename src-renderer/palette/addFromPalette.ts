import { camera, freePlace, placeNode } from '../canvas';
import { documentActions, documentStore } from '../document';

/** Adds a node in the middle of the view, where it covers no other, and selects it. */
export function addFromPalette(type: string): void {
  const { document, viewed } = documentStore.getState();
  if (viewed !== null) return;
  const placed = placeNode(document, type, freePlace(document, type, camera.middle()));
  documentActions.addNode(placed.document, placed.id);
}
