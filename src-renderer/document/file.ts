import { formatDocument, parseDocument } from '@shared/graph';
import { saveText, showFailure, toast } from '../ui';
import { shownDocument } from './documentStore';
import { documentActions, documentStore } from './draft';

/** A file name from a document's name: `simsiam-without-predictor.json`. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'architecture' : plain}.json`;
}

/** Saves what is on the canvas as a file. */
export function exportDocument(): void {
  const document = shownDocument(documentStore.getState());
  saveText(fileName(document.name), formatDocument(document), 'application/json');
}

/** Asks for a file and makes it the draft; undo brings the old one back. What is wrong with it is shown. */
export function importDocument(): void {
  const picker = window.document.createElement('input');
  picker.type = 'file';
  picker.accept = '.json,application/json';
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file !== undefined) void openFile(file);
  });
  picker.click();
}

/** Reads a file into the draft, or says why not. */
export async function openFile(file: File): Promise<void> {
  try {
    const document = parseDocument(await file.text(), file.name);
    documentActions.openDocument(document);
    toast({
      tone: 'info',
      title: `${document.name} is on the canvas`,
      action: { label: 'Undo', run: documentActions.undo },
    });
  } catch (error) {
    showFailure('The file was not opened', error);
  }
}
