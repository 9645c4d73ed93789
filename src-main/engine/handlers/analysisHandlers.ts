import { readFile } from 'node:fs/promises';
import { LabError } from '@shared/errors';
import { readEmbedding, sheetColumns } from '../../sample';
import type { Artifact, Store } from '../../store';
import type { Handlers } from './dispatch';

type AnalysisHandlers = Pick<Handlers, 'runs.spectrum' | 'runs.embedding' | 'runs.sample'>;

/** What is measured of a run beside its scalar metrics: spectra, and the embedding of a fixed sample of images. */
export function analysisHandlers(store: Store): AnalysisHandlers {
  /** @throws LabError `not-found` */
  const artifact = (run: number, matches: (artifact: Artifact) => boolean, what: string): Artifact => {
    const found = store.artifacts.list(run).find(matches);
    if (found === undefined) throw new LabError('not-found', `Run ${run} has no ${what}.`);
    return found;
  };
  return {
    'runs.spectrum': ({ id, tap, most }) => ({
      spectrum: store.spectra.read(store.runs.get(id).number, tap, most),
    }),
    'runs.embedding': async ({ id, step, space }) => {
      const { path } = artifact(
        store.runs.get(id).number,
        (one) => one.kind === 'embedding' && one.step === step,
        `embedding after step ${step}`,
      );
      return { embedding: await readEmbedding(path, space) };
    },
    'runs.sample': async ({ id }) => {
      const { path } = artifact(
        store.runs.get(id).number,
        ({ kind }) => kind === 'sample',
        'sample of images',
      );
      return { png: (await readFile(path)).toString('base64'), columns: sheetColumns };
    },
  };
}
