import { documentActions } from '../document';
import { documentNameField } from '../inspector';
import { showRight } from '../layout/layoutStore';

/** Leads to the field of the document's name. */
export function renameDocument(): void {
  documentActions.select({ nodes: [], edges: [] });
  showRight('inspector');
  // The menu gives the focus back to its button first.
  window.setTimeout(() => {
    const field = window.document.getElementById(documentNameField);
    if (field instanceof HTMLInputElement) field.select();
  }, 60);
}
