import { analyse, type GraphDocument, gradientReach } from '@shared/graph';
import type { Dataset } from '../../data';
import { loadDataset } from '../../data';
import type { Backend } from '../../tensorflow';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder';
import { type SessionOptions, TrainingSession } from '../session';
import { tinyData } from './tinyDocument';

/** Sessions on tiny embedded data; `close` ends them all and deletes their folders. */
export class TinySessions {
  readonly #opened: { readonly session: TrainingSession; readonly folder: TemporaryFolder }[] = [];

  private constructor(
    readonly backend: Backend,
    readonly dataset: Dataset,
  ) {}

  /** @param images of each split, where it is to be others than tinyData's */
  static async on(backend: Backend, images: Partial<typeof tinyData> = {}): Promise<TinySessions> {
    const source = { kind: 'embedded', ...tinyData, ...images } as const;
    return new TinySessions(backend, await loadDataset(source, { cache: undefined }));
  }

  open(
    document: GraphDocument,
    { backend = this.backend, ...options }: SessionOptions & { readonly backend?: Backend } = {},
  ): TrainingSession {
    const folder = temporaryFolder();
    const session = new TrainingSession(document, backend, this.dataset, folder.path, options);
    this.#opened.push({ session, folder });
    return session;
  }

  close(): void {
    for (const { session, folder } of this.#opened.splice(0)) {
      session.executor.close();
      folder.remove();
    }
  }
}

function objectiveOf({ document }: TrainingSession): string {
  return analyse(document).objective?.node ?? '';
}

/** Weights that the objective has a gradient for: those of modules that it reaches, which an optimizer moves. */
export function trainedVariables(session: TrainingSession): string[] {
  const { modules } = gradientReach(session.document, objectiveOf(session));
  const names = [...session.shapes().keys()];
  return names.filter((name) => modules.has(moduleOf(name)) && names.includes(`${name}/momentum`));
}

export function moduleOf(variable: string): string {
  return variable.slice(0, variable.indexOf('/'));
}
