import { type Change, changesOf, type GraphDocument } from '../graph';
import { presets } from '../presets';
import { cutText } from '../values/name';
import { documentsOf, fewestChanges } from './presetDocuments';

/** Differences that a name has room for. */
const mostChanges = 3;

function joined(name: string, change: string): string {
  return /^[−+]/.test(change) ? `${name} ${change}` : `${name}, ${change}`;
}

function named(name: string, changes: readonly Change[], seed: number | undefined): string {
  const more = changes.length - mostChanges;
  const parts = [
    ...changes.slice(0, mostChanges).map(({ short }) => short),
    ...(more > 0 ? [`${more} more`] : []),
    ...(seed === undefined ? [] : [`seed ${seed}`]),
  ];
  return cutText(parts.reduce(joined, name));
}

/** The run that another was forked from, with the steps that it had trained. */
export interface Parent {
  readonly name: string;
  readonly step: number;
  readonly document: GraphDocument;
}

function forkName(document: GraphDocument, parent: Parent): string {
  if (document.name !== parent.document.name) return document.name;
  const changes = changesOf(parent.document, document);
  const { seed } = document.training;
  const other = seed === parent.document.training.seed ? undefined : seed;
  if (changes.length === 0 && other === undefined) return cutText(`${parent.name}, from step ${parent.step}`);
  return named(parent.name, changes, other);
}

/**
 * What a run is called by itself: its preset, or the run that it was forked from, and what is different from it (`SimSiam −
 * stop-gradient`, `SimSiam, base rate 0.4, seed 1`). An architecture that a person named keeps that name.
 */
export function runName(document: GraphDocument, parent?: Parent): string {
  if (parent !== undefined) return forkName(document, parent);
  const preset = presets.find(({ id }) => id === document.preset);
  if (preset === undefined || document.name !== preset.title) return document.name;
  const { seed } = document.training;
  const usual = documentsOf(preset).some(({ training }) => training.seed === seed);
  return named(document.name, fewestChanges(preset, document), usual ? undefined : seed);
}
