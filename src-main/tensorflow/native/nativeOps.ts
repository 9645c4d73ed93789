import type { TensorOps, Tf } from '@shared/node';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { differentiable } from '../program/differentiable';
import { offTheTape } from '../program/offTheTape';
import { attributesOf } from './attributes';
import type { LowPrecision } from './lowPrecision';
import { nativeBatchNorm } from './nativeBatchNorm';
import type { NativeBackend } from './nativeBinding';
import { nativeSingularValues } from './nativeSingularValues';

/** TensorOps on TensorFlow's own ops, with TensorFlow's own gradient ops. */
export function nativeOps(tf: Tf, backend: NativeBackend, lowPrecision: LowPrecision): TensorOps {
  const attribute = attributesOf(backend.binding);
  const one = (
    op: string,
    attributes: Parameters<NativeBackend['executeSingleOutput']>[1],
    inputs: readonly Tensor[],
  ) => backend.executeSingleOutput(op, attributes, inputs);

  const product = (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean) =>
    lowPrecision.within(() =>
      one(
        'MatMul',
        [
          attribute.float(),
          attribute.bool('transpose_a', transposeA),
          attribute.bool('transpose_b', transposeB),
        ],
        [a, b],
      ),
    );

  const convolution = (stride: number) => [
    attribute.float(),
    attribute.integer('strides', [1, stride, stride, 1]),
    attribute.text('padding', 'SAME'),
    attribute.text('data_format', 'NHWC'),
    attribute.integer('dilations', [1, 1, 1, 1]),
  ];
  const shapeOf = (x: Tensor) => tf.tensor1d([...x.shape], 'int32');

  return {
    stopGradient: (x) => offTheTape(tf, x),

    relu: (x) =>
      differentiable(
        tf,
        [x],
        ([input]) => one('Relu', [attribute.float()], [input]),
        (dy, y) => [one('ReluGrad', [attribute.float()], [dy, y])],
      ) as typeof x,

    matMul: (x, w) =>
      differentiable(
        tf,
        [x, w],
        ([a, b]) => product(a, b, false, false),
        (dy, _y, [a, b]) => [product(dy, b, false, true), product(a, dy, true, false)],
      ),

    conv2d: (x, w, stride) =>
      differentiable(
        tf,
        [x, w],
        ([a, b]) => lowPrecision.within(() => one('Conv2D', convolution(stride), [a, b])),
        (dy, _y, [a, b]) => [
          lowPrecision.within(() => one('Conv2DBackpropInput', convolution(stride), [shapeOf(a), b, dy])),
          lowPrecision.within(() => one('Conv2DBackpropFilter', convolution(stride), [a, shapeOf(b), dy])),
        ],
      ),

    batchNorm: nativeBatchNorm(tf, backend),

    averageOverSpace: (x) => {
      const [batch = 1, height = 1, width = 1, channels = 1] = x.shape;
      return differentiable(
        tf,
        [x],
        ([input]) => tf.mean(input, [1, 2]),
        (dy) => [
          one(
            'BroadcastTo',
            [attribute.float(), attribute.int32('Tidx')],
            [tf.div(dy, height * width).reshape([batch, 1, 1, channels]), shapeOf(x)],
          ),
        ],
      );
    },

    gatherRows: (table, indices) =>
      one(
        'GatherV2',
        [
          attribute.integer('batch_dims', 0),
          attribute.float('Tparams'),
          attribute.int32('Tindices'),
          attribute.int32('Taxis'),
        ],
        [table, indices, tf.scalar(0, 'int32')],
      ),

    scatterRows: (table, indices, rows) =>
      one(
        'TensorScatterUpdate',
        [attribute.float(), attribute.int32('Tindices')],
        [table, indices.reshape([indices.size, 1]), rows],
      ),

    singularValues: (matrix) => nativeSingularValues(backend, finite(tf, matrix) as Tensor2D),

    eigenvalues: (matrix) =>
      backend.executeMultipleOutputs(
        'SelfAdjointEigV2',
        [attribute.float(), attribute.bool('compute_v', false)],
        [finite(tf, matrix)],
        2,
      )[0] ?? matrix,

    eigenvectors: (matrix) => {
      const [values = matrix, vectors = matrix] = backend.executeMultipleOutputs(
        'SelfAdjointEigV2',
        [attribute.float(), attribute.bool('compute_v', true)],
        [finite(tf, matrix)],
        2,
      );
      return { values, vectors };
    },
  };
}

/**
 * With 0 for what is not finite: SelfAdjointEigV2 fails on such a matrix, and the step with it, so that nobody
 * would hear that it is the loss that is not finite.
 */
function finite(tf: Tf, matrix: Tensor): Tensor {
  return tf.where(tf.isFinite(matrix), matrix, tf.zerosLike(matrix));
}
