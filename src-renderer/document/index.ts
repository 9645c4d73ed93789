export {
  analysis,
  type DocumentActions,
  type DocumentState,
  type Selection,
  shownDocument,
  type ViewedRun,
} from './documentStore';
export { documentActions, documentStore, loadDraft, saveDraft, useDocument, useSaveState } from './draft';
export { emptyDocument } from './emptyDocument';
export { exportDocument, exportFigure, importDocument } from './file';
export { editCopyOfRun, putOnCanvas } from './putOnCanvas';
