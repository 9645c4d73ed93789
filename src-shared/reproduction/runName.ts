import type { GraphDocument } from '../graph';
import { presets } from '../presets';
import { cutText } from '../values/name';
import { documentsOf, fewestChanges } from './presetDocuments';

/** Differences that a name has room for. */
const mostChanges = 3;

function joined(name: string, change: string): string {
  return /^[−+]/.test(change) ? `${name} ${change}` : `${name}, ${change}`;
}

/**
 * What a run is called by itself: its preset and what is different from it (`SimSiam − stop-gradient`, `SimSiam, base
 * rate 0.4, seed 1`). An architecture that a person named keeps that name.
 */
export function runName(document: GraphDocument): string {
  const preset = presets.find(({ id }) => id === document.preset);
  if (preset === undefined || document.name !== preset.title) return document.name;
  const changes = fewestChanges(preset, document).map(({ short }) => short);
  const more = changes.length - mostChanges;
  const seed = document.training.seed;
  const parts = [
    ...changes.slice(0, mostChanges),
    ...(more > 0 ? [`${more} more`] : []),
    ...(documentsOf(preset).some(({ training }) => training.seed === seed) ? [] : [`seed ${seed}`]),
  ];
  return cutText(parts.reduce(joined, document.name));
}
