import { type Layout, turnedTo, variances } from './layout';
import { principalPlane } from './pca';
import { leastForUmap, umapLayout } from './umap';
import { unitVectors, type Vectors } from './vectors';

export const methods = ['pca', 'umap'] as const;
export type Method = (typeof methods)[number];

/** The vectors as they are, or each divided by its length. */
export const forms = ['unit', 'raw'] as const;
export type Form = (typeof forms)[number];

export interface ProjectionRequest {
  readonly method: Method;
  readonly form: Form;
  readonly vectors: Vectors;
  /** The same images at the checkpoint next to it: the result is turned to it, UMAP starts from it. Null for the first. */
  readonly neighbour: Layout | null;
}

export interface Projection {
  readonly layout: Layout;
  /** Shares of the vectors' variance along x and y; null where the axes are no directions of the space. */
  readonly shares: readonly [number, number] | null;
}

/** Vectors laid out in the plane, centred. */
export function project({ method, form, vectors, neighbour }: ProjectionRequest): Projection {
  const shown = form === 'unit' ? unitVectors(vectors) : vectors;
  const turn = (layout: Layout) => (neighbour === null ? layout : turnedTo(layout, neighbour));
  const { layout: plane, variance } = principalPlane(shown);
  if (method === 'umap' && variance > 0 && shown.count >= leastForUmap) {
    const laid = umapLayout(shown, neighbour ?? plane, neighbour !== null);
    return { layout: neighbour === null ? ownAxes(laid) : turn(laid), shares: null };
  }
  const layout = turn(plane);
  const [x, y] = variances(layout);
  return { layout, shares: variance > 0 ? [x / variance, y / variance] : [0, 0] };
}

/** A layout turned so that it is widest along x. */
function ownAxes(layout: Layout): Layout {
  const { layout: turned } = principalPlane({
    values: Float32Array.from(layout),
    count: layout.length / 2,
    dim: 2,
  });
  return turned;
}
