import type { TensorOps, Tf } from '@shared/node';
import type { Tensor } from '@tensorflow/tfjs';
import { EigenvalueDecomposition, Matrix, SVD } from 'ml-matrix';
import { offTheTape } from '../program/offTheTape';
import { portableConvolution } from './portableConvolution';

/** TensorOps on public tfjs, for the rungs of the ladder without TensorFlow. */
export function portableOps(tf: Tf): TensorOps {
  return {
    stopGradient: (x) => offTheTape(tf, x),
    relu: (x) => tf.relu(x),
    matMul: (x, w) => tf.matMul(x, w),
    conv2d: portableConvolution(tf),
    averageOverSpace: (x) => tf.mean(x, [1, 2]),
    batchNorm: (x, scale, offset, epsilon) => {
      const axes = Array.from({ length: x.rank - 1 }, (_, axis) => axis);
      const mean = tf.mean(x, axes);
      const centred = tf.sub(x, mean);
      const variance = tf.mean(tf.square(centred), axes);
      const y = tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon))), scale), offset);
      return { y, mean, variance };
    },
    gatherRows: (table, indices) => tf.gather(table, indices as Tensor & { dtype: 'int32' }),
    scatterRows: (table, indices, rows) =>
      tf.tensorScatterUpdate(table, indices.reshape([indices.size, 1]), rows),
    singularValues: (matrix) => tf.tensor1d(singularValues(matrix)),
    eigenvalues: (matrix) => tf.tensor1d(decomposed(matrix).map(({ value }) => value)),
    eigenvectors: (matrix) => {
      const pairs = decomposed(matrix);
      return {
        values: tf.tensor1d(pairs.map(({ value }) => value)),
        vectors: tf.transpose(tf.tensor2d(pairs.map(({ vector }) => vector))),
      };
    },
  };
}

/** Of a matrix, rising; what is not finite counts as 0. */
function singularValues(matrix: Tensor): number[] {
  const [rows = 1, columns = 1] = matrix.shape;
  return new SVD(matrixOf(matrix, rows, columns), {
    autoTranspose: true,
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
  }).diagonal.sort((a, b) => a - b);
}

function matrixOf(tensor: Tensor, rows: number, columns: number): Matrix {
  const values = Array.from(tensor.dataSync(), (value) => (Number.isFinite(value) ? value : 0));
  return Matrix.from1DArray(rows, columns, values);
}

/** Eigenvalues of a symmetric matrix with their eigenvectors, rising; what is not finite counts as 0. */
function decomposed(matrix: Tensor): { value: number; vector: number[] }[] {
  const [size = 1] = matrix.shape;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrixOf(matrix, size, size), {
    assumeSymmetric: true,
  });
  return realEigenvalues
    .map((value, column) => ({ value, vector: eigenvectorMatrix.getColumn(column) }))
    .sort((a, b) => a.value - b.value);
}
