import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Layout } from './layout';
import type { Vectors } from './vectors';

export interface PrincipalPlane {
  /** The vectors, centred, along the two eigenvectors of their covariance with the greatest eigenvalues. */
  readonly layout: Layout;
  /** The covariance's trace. */
  readonly variance: number;
}

/** The vectors less their mean, [count, dim]. */
function centredRows({ values, count, dim }: Vectors): Matrix {
  const rows = Matrix.from1DArray(count, dim, Array.from(values));
  return rows.subRowVector(rows.mean('column'));
}

/**
 * Principal component analysis: the plane of the greatest variance. The eigenvectors come from the covariance
 * [dim, dim], or from the Gram matrix [count, count] where that is smaller; the two have the same eigenvalues. An axis
 * points to where its farthest point is. Without variance all points are at the origin.
 */
export function principalPlane(vectors: Vectors): PrincipalPlane {
  const { count, dim } = vectors;
  const rows = centredRows(vectors);
  const degrees = Math.max(1, count - 1);
  const byGram = count < dim;
  const product = byGram ? rows.mmul(rows.transpose()) : rows.transpose().mmul(rows);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(product.div(degrees), {
    assumeSymmetric: true,
  });
  const layout = new Float64Array(count * 2);
  [0, 1].forEach((axis) => {
    const column = eigenvectorMatrix.columns - 1 - axis;
    if (column < 0) return;
    const vector = eigenvectorMatrix.getColumnVector(column);
    const scale = Math.sqrt(Math.max(0, realEigenvalues[column] ?? 0) * degrees);
    const along = byGram ? vector.mul(scale) : rows.mmul(vector);
    const farthest = along
      .to1DArray()
      .reduce((far, value) => (Math.abs(value) > Math.abs(far) ? value : far), 0);
    for (let row = 0; row < count; row += 1)
      layout[row * 2 + axis] = along.get(row, 0) * (farthest < 0 ? -1 : 1);
  });
  return { layout, variance: product.trace() };
}
