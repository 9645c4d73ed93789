import { project } from './projection';
import type { ProjectionAnswer, ProjectionCall } from './projectionAnswer';

/** Lays embeddings out apart from the page, so that nothing waits for it. */
self.addEventListener('message', ({ data: { id, request } }: MessageEvent<ProjectionCall>) => {
  self.postMessage(answer(id, request));
});

function answer(id: number, request: ProjectionCall['request']): ProjectionAnswer {
  try {
    return { id, projection: project(request) };
  } catch (thrown) {
    return { id, failure: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
