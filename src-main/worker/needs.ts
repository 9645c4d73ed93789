import type { GraphDocument } from '@shared/graph';
import { sourceOf } from '../engine';

/** What a worker must have to train a run. */
export interface Needs {
  /** A word that it was started with. */
  readonly label: string | null;
  /** The name of a data set; null for data that is made where it is needed. */
  readonly data: string | null;
}

/** What a worker has: its labels, and data sets by name with the folder or file of each. */
export interface Has {
  readonly labels: readonly string[];
  readonly data: readonly string[];
}

/** The name of a data set is that of its folder or file, wherever it lies. */
export function dataName(directory: string): string {
  return (
    directory
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? directory
  );
}

export function needsOf(document: GraphDocument, label: string | null): Needs {
  const source = sourceOf(document);
  return { label, data: source.kind === 'embedded' ? null : dataName(source.directory) };
}

export function serves({ labels, data }: Has, needs: Needs): boolean {
  return (
    (needs.label === null || labels.includes(needs.label)) &&
    (needs.data === null || data.includes(needs.data))
  );
}

/** In a sentence that says what a run waits for. */
export function workerText({ label, data }: Needs): string {
  const labelled = label === null ? 'a worker' : `a worker with the label ${label}`;
  return data === null ? labelled : `${labelled} that has the data ${data}`;
}

/** BullMQ's queue for runs with such needs: workers listen at each that they can serve. */
export function queueOf({ label, data }: Needs): string {
  const part = (name: string, value: string | null) =>
    value === null ? '' : `.${name}=${encodeURIComponent(value)}`;
  return `collapse-lab-runs${part('label', label)}${part('data', data)}`;
}

export function queuesServed({ labels, data }: Has): string[] {
  return [null, ...labels].flatMap((label) => [null, ...data].map((name) => queueOf({ label, data: name })));
}
