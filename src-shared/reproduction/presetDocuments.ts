import { type Change, changesOf, type GraphDocument } from '../graph';
import { type Preset, presetSizes } from '../presets';

const built = new Map<Preset, readonly GraphDocument[]>();

/** A preset's documents, each built once, so that its architecture is worked out once. */
export function documentsOf(preset: Preset): readonly GraphDocument[] {
  const documents = built.get(preset) ?? presetSizes.map((size) => preset.build(size));
  built.set(preset, documents);
  return documents;
}

/** What was changed since the size of the preset that a document has most in common with. */
export function fewestChanges(preset: Preset, document: GraphDocument): readonly Change[] {
  const [fewest = []] = documentsOf(preset)
    .map((before) => changesOf(before, document))
    .sort((a, b) => a.length - b.length);
  return fewest;
}
