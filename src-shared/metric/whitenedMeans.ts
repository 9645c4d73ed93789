import type { Rows, Views } from './heldOut';
import { cholesky, type Square, solved } from './triangular';

/** Added to the scatter within classes (arXiv 2312.04000, δ). */
const ridge = 1e-4;
/** Of the mean of the diagonal: keeps a matrix that lacks a rank from dividing by zero. */
const jitter = 1e-12;

/**
 * The means of classes, less the mean of all, in coordinates in which the scatter within classes is the unit matrix:
 * [classes, dim]. Their squared singular values are the eigenvalues of Σ_w^-1/2 Σ_b Σ_w^-1/2, but for a factor.
 * @param views those of one class stand together
 */
export function whitenedMeans({ values, dim, perImage }: Views): Rows {
  const count = values.length / dim;
  const means = classMeans(values, dim, perImage);
  const within = Float64Array.from(
    values,
    (value, index) => value - (means[Math.floor(index / dim / perImage) * dim + (index % dim)] ?? 0),
  );
  const scatter = products(transposed(within, dim), count).map((value) => value / count);
  for (let index = 0; index < dim; index += 1)
    scatter[index * (dim + 1)] = (scatter[index * (dim + 1)] ?? 0) + ridge;
  const middle = classMeans(means, dim, means.length / dim);
  const centred = means.map((value, index) => value - (middle[index % dim] ?? 0));
  return { values: Float32Array.from(solved(cholesky(scatter, dim), centred, dim)), dim };
}

/** The same views in as few dimensions as there are views, all distances kept. */
export function lowDimensional(views: Views): Views {
  const { values, dim, perImage } = views;
  const count = values.length / dim;
  if (dim <= count) return views;
  const gram = products(Float64Array.from(values), dim);
  let trace = 0;
  for (let index = 0; index < count; index += 1) trace += gram[index * (count + 1)] ?? 0;
  for (let index = 0; index < count; index += 1)
    gram[index * (count + 1)] =
      (gram[index * (count + 1)] ?? 0) + Math.max(jitter * (trace / count), Number.MIN_VALUE);
  return { values: Float32Array.from(cholesky(gram, count)), dim: count, perImage };
}

/** Means of `size` rows after another. */
function classMeans(rows: ArrayLike<number>, dim: number, size: number): Float64Array {
  const means = new Float64Array(rows.length / size);
  for (let index = 0; index < rows.length; index += 1) {
    const at = Math.floor(index / dim / size) * dim + (index % dim);
    means[at] = (means[at] ?? 0) + (rows[index] ?? 0) / size;
  }
  return means;
}

function transposed(rows: Float64Array, dim: number): Float64Array {
  const count = rows.length / dim;
  return Float64Array.from(rows, (_, index) => rows[(index % count) * dim + Math.floor(index / count)] ?? 0);
}

/** All scalar products of rows of `length` numbers. */
function products(rows: Float64Array, length: number): Square {
  const count = rows.length / length;
  const matrix = new Float64Array(count * count);
  for (let a = 0; a < count; a += 1)
    for (let b = 0; b <= a; b += 1) {
      let sum = 0;
      for (let index = 0; index < length; index += 1)
        sum += (rows[a * length + index] ?? 0) * (rows[b * length + index] ?? 0);
      matrix[a * count + b] = sum;
      matrix[b * count + a] = sum;
    }
  return matrix;
}
