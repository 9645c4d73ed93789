import type { Rows, Views } from './heldOut';

/** Added to the scatter within classes (arXiv 2312.04000, δ). */
const ridge = 1e-4;
/** Of the mean of the diagonal: keeps a matrix that lacks a rank from dividing by zero. */
const jitter = 1e-12;

/** A symmetric matrix or a triangular one, [size, size] row by row. */
type Square = Float64Array;

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

/** The lower triangular L with L Lᵀ = matrix. */
function cholesky(matrix: Square, size: number): Square {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1)
        rest -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      const pivot = lower[column * (size + 1)] ?? 1;
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, Number.MIN_VALUE)) : rest / pivot;
    }
  return lower;
}

/** L^-1 x of every row x. */
function solved(lower: Square, rows: Float64Array, dim: number): Float64Array {
  const result = new Float64Array(rows.length);
  for (let start = 0; start < rows.length; start += dim)
    for (let column = 0; column < dim; column += 1) {
      let rest = rows[start + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= (lower[column * dim + k] ?? 0) * (result[start + k] ?? 0);
      result[start + column] = rest / (lower[column * (dim + 1)] ?? 1);
    }
  return result;
}
