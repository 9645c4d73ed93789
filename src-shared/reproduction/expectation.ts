import { type GraphDocument, sameArchitecture } from '../graph';
import { type Preset, presets } from '../presets';
import { documentsOf, fewestChanges } from './presetDocuments';

/** What is published of a document's architecture, if anything is. */
export interface Expectation {
  /** The preset whose architecture it is, at either size; undefined where it is no preset's. */
  readonly preset: Preset | undefined;
  /** The preset that it was made from, where it has become another architecture since. */
  readonly origin: Preset | undefined;
  /** What was changed since it was made from `origin`; where it is `preset` still, what is otherwise all the same. */
  readonly changes: readonly string[];
}

function isOf(document: GraphDocument, preset: Preset): boolean {
  return documentsOf(preset).some((one) => sameArchitecture(document, one));
}

function changesSince(preset: Preset | undefined, document: GraphDocument): readonly string[] {
  return preset === undefined ? [] : fewestChanges(preset, document).map(({ text }) => text);
}

/** What is expected of a document by what it is, not by the name of what it came from. */
export function expectationOf(document: GraphDocument): Expectation {
  const from = presets.find(({ id }) => id === document.preset);
  if (from !== undefined && isOf(document, from))
    return { preset: from, origin: undefined, changes: changesSince(from, document) };
  const preset = presets.find((one) => isOf(document, one));
  return { preset, origin: from, changes: changesSince(from, document) };
}

/** How a document stands to the preset that it was made from, as a sentence; undefined where it is that preset. */
export function lineageText({ preset, origin, changes }: Expectation): string | undefined {
  const listed = changes.join(', ');
  if (origin !== undefined)
    return `Made from ${origin.title}, changed since (${listed}): ${preset === undefined ? 'nothing is published of it' : `it is ${preset.title} now`}.`;
  return preset === undefined || changes.length === 0
    ? undefined
    : `Otherwise than in the preset: ${listed}.`;
}
