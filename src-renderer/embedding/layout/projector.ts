import { LabError } from '@shared/errors';
import type { Projection, ProjectionRequest } from './projection';
import type { ProjectionAnswer, ProjectionCall } from './projectionAnswer';

/** Lays out embeddings, one after the other. */
export type Projector = (request: ProjectionRequest) => Promise<Projection>;

interface Waiting {
  readonly resolve: (projection: Projection) => void;
  readonly reject: (failure: LabError) => void;
}

/** A projector in a worker of its own, which starts with the first request. */
export function workerProjector(): Projector {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let next = 0;

  function fail(reason: string, ids: Iterable<number>): void {
    for (const id of [...ids]) {
      waiting
        .get(id)
        ?.reject(
          new LabError(
            'internal',
            `The embedding could not be laid out: ${reason}. Choose another method or space.`,
          ),
        );
      waiting.delete(id);
    }
  }

  function start(): Worker {
    const started = new Worker(new URL('./projection.worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<ProjectionAnswer>) => {
      if ('failure' in data) {
        fail(data.failure, [data.id]);
        return;
      }
      waiting.get(data.id)?.resolve(data.projection);
      waiting.delete(data.id);
    });
    started.addEventListener('error', ({ message }) => {
      worker = undefined;
      started.terminate();
      fail(message, waiting.keys());
    });
    return started;
  }

  return (request) =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const id = next;
      next += 1;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, request } satisfies ProjectionCall);
    });
}
