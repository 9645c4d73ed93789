import type { Projection, ProjectionRequest } from './projection';

/** What goes to the worker. */
export interface ProjectionCall {
  readonly id: number;
  readonly request: ProjectionRequest;
}

/** What comes back, in any order. */
export type ProjectionAnswer =
  | { readonly id: number; readonly projection: Projection }
  | { readonly id: number; readonly failure: string };
