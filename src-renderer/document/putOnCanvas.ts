import { canonicalJson, type GraphDocument } from '@shared/graph';
import { presetSizes, presets } from '@shared/presets';
import { inSentence } from '@shared/values/name';
import { toast } from '../ui';
import { documentActions, documentStore } from './draft';

/** Whether a document has anything that the gallery could not give again. */
function isOwnWork(document: GraphDocument): boolean {
  const preset = presets.find(({ id }) => id === document.preset);
  const text = canonicalJson(document);
  const isOfGallery =
    preset !== undefined && presetSizes.some((size) => canonicalJson(preset.build(size)) === text);
  return document.nodes.length > 0 && !isOfGallery;
}

/**
 * Makes a document the draft. Where that takes a person's own work off the canvas, or `told` asks for it, a message
 * says so and offers the one before.
 */
export function putOnCanvas(document: GraphDocument, { told = false } = {}): void {
  const { document: before } = documentStore.getState();
  documentActions.openDocument(document);
  if (!told && !isOwnWork(before)) return;
  toast({
    tone: 'info',
    title: `${inSentence(document.name)} is on the canvas`,
    action: {
      label: 'Undo',
      run: () => {
        const isLast = documentStore.getState().document === document;
        if (isLast) documentActions.undo();
        else documentActions.openDocument(before);
      },
    },
  });
}

/** Makes a copy of the shown run's architecture the draft. */
export function editCopyOfRun(): void {
  const { viewed } = documentStore.getState();
  if (viewed !== null) putOnCanvas(viewed.document);
}
