import { Matrix, setWasmEnabled, UMAP } from '@saehrimnir/druidjs';
import { centred, type Layout, reach } from './layout';
import type { Vectors } from './vectors';

// The page's security policy allows no WebAssembly, and JavaScript alone gives the same layout everywhere.
setWasmEnabled(false);

const neighbours = 15;
const minDistance = 0.1;
const seed = 20_220_316;
/** From a layout that is none yet, and from one of the same images a few steps of training away. */
const searching = { epochs: 400, rate: 1 };
const following = { epochs: 200, rate: 0.4 };
/** Where a first layout begins: as wide as the layouts that come out. */
const startReach = 10;

/** Fewer images have no neighbourhoods to keep. */
export const leastForUmap = 4;

/**
 * UMAP (arXiv 1802.03426) of vectors, with a fixed seed.
 * @param start where the points begin
 * @param settled the start is a layout of UMAP itself, so the points stay near to it
 */
export function umapLayout({ values, count, dim }: Vectors, start: Layout, settled: boolean): Layout {
  const { epochs, rate } = settled ? following : searching;
  const rows = Array.from({ length: count }, (_, row) =>
    Float64Array.from(values.subarray(row * dim, (row + 1) * dim)),
  );
  const umap = new UMAP(rows, {
    n_neighbors: Math.min(neighbours, count - 1),
    min_dist: minDistance,
    seed,
    _initial_alpha: rate,
  });
  const scale = settled ? 1 : startReach / Math.max(...reach(start), Number.MIN_VALUE);
  umap.Y = Matrix.from(
    Array.from({ length: count }, (_, row) => [
      (start[row * 2] ?? 0) * scale,
      (start[row * 2 + 1] ?? 0) * scale,
    ]),
  );
  return centred(Float64Array.from(umap.transform(epochs).flatMap((point) => [...point])));
}
