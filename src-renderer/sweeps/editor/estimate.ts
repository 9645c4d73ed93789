import type { Run } from '@shared/api';
import { embeddedSource, type GraphDocument, mapDataSources } from '@shared/graph';
import { totalSteps } from '@shared/training';

/** How long a sweep takes, by the speed of a run before it. */
export interface Estimate {
  readonly seconds: number;
  readonly basis: Run;
}

/** Training images, where the document says how many; the files of a folder are not counted here. */
function trainCount(document: GraphDocument): number | undefined {
  let count: number | undefined;
  mapDataSources(document, (source = embeddedSource) => {
    if (source.kind === 'embedded') count = source.train;
    return undefined;
  });
  return count;
}

function stepsOf(document: GraphDocument): number | undefined {
  const { training } = document;
  const count = trainCount(document);
  if (count !== undefined) return totalSteps(training, count);
  return training.maxSteps === 0 ? undefined : training.maxSteps;
}

/** The newest finished run of the same preset, else of any. */
function basisFor(preset: string | undefined, runs: readonly Run[]): Run | undefined {
  const measured = runs.filter(
    ({ status, imagesPerSecond }) => status === 'finished' && (imagesPerSecond ?? 0) > 0,
  );
  const newest = [...measured].sort((a, b) => b.number - a.number);
  return newest.find((run) => preset !== undefined && run.preset === preset) ?? newest[0];
}

/** Seconds that a run spent on starting, evaluating and saving. */
function overhead({ startedAt, endedAt, seconds }: Run): number {
  return startedAt === null || endedAt === null ? 0 : Math.max(0, (endedAt - startedAt) / 1000 - seconds);
}

/**
 * Seconds for all runs one after another: the documents with `seeds` runs of each. Undefined before any run has
 * finished, or where the number of steps is not known.
 */
export function estimate(
  documents: readonly GraphDocument[],
  seeds: number,
  runs: readonly Run[],
): Estimate | undefined {
  const basis = basisFor(documents[0]?.preset, runs);
  if (basis === undefined || documents.length === 0) return undefined;
  const speed = basis.imagesPerSecond ?? 0;
  let seconds = 0;
  for (const document of documents) {
    const steps = stepsOf(document);
    if (steps === undefined) return undefined;
    seconds += (steps * document.training.batch) / speed + overhead(basis);
  }
  return { seconds: seconds * seeds, basis };
}
