import { architectureSvg } from '@shared/figure';
import { decodeText, formatDocument, parseDocument } from '@shared/graph';
import { savePicture, saveText, showFailure } from '../ui';
import { shownDocument } from './documentStore';
import { documentStore } from './draft';
import { fileName } from './fileName';
import { putOnCanvas } from './putOnCanvas';

/** Saves what is on the canvas as a file. */
export function exportDocument(): void {
  const document = shownDocument(documentStore.getState());
  saveText(fileName(document.name), formatDocument(document), 'application/json');
}

/** Saves the figure of what is on the canvas, in the colours of paper. */
export async function exportFigure(format: 'svg' | 'png'): Promise<void> {
  const document = shownDocument(documentStore.getState());
  const name = fileName(document.name, format);
  const svg = architectureSvg(document);
  if (format === 'svg') saveText(name, svg, 'image/svg+xml');
  else await savePicture(name, svg).catch((error: unknown) => showFailure('The figure was not saved', error));
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
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = decodeText(bytes, file.name, (all) => utf8.decode(all));
    const document = parseDocument(text, file.name);
    putOnCanvas(document, { told: true });
  } catch (error) {
    showFailure('The file was not opened', error);
  }
}
