/** A symmetric matrix or a triangular one, [size, size] row by row. */
export type Square = Float64Array;

/** The lower triangular L with L Lᵀ = matrix. */
export function cholesky(matrix: Square, size: number): Square {
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
export function solved(lower: Square, rows: Float64Array, dim: number): Float64Array {
  const result = new Float64Array(rows.length);
  for (let start = 0; start < rows.length; start += dim)
    for (let column = 0; column < dim; column += 1) {
      let rest = rows[start + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= (lower[column * dim + k] ?? 0) * (result[start + k] ?? 0);
      result[start + column] = rest / (lower[column * (dim + 1)] ?? 1);
    }
  return result;
}
